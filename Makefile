# make        verify every chapter's program, render the book, serve it
# make help   everything else

GO ?= go
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2

.PHONY: all verify serve site sync promote check test race measure \
	exercise exercises lint audit help

all: verify serve

verify:
	@echo "Building and running every chapter's programs; the first time"
	@echo "compiles the standard library too, and takes about a minute."
	@$(GO) test ./testscripts

serve:
	@$(GO) run ./site serve

site:
	@echo "Packing the programs that a page can run, if they have changed."
	@$(GO) run ./site wasm
	@$(GO) run ./site render $(if $(URL),-url $(URL)) $(if $(REPO),-repo $(REPO))

sync:
	@$(GO) run ./site sync

promote:
	UPDATE=1 $(GO) test -count=1 ./testscripts
	@$(GO) run ./site sync

check:
	@$(GO) run ./site check

test:
	@echo "The first run compiles everything, and takes a minute or two."
	$(GO) vet ./...
	$(GO) test ./...
	@$(GO) run ./site check

race:
	$(GO) test -race ./...

lint:
	$(GO) vet ./...
	$(GO) run $(STATICCHECK) ./...

# What others think of the pages; fetches Lighthouse, axe, html-validate
# and epubcheck by npm, into a cache. AUDIT=required insists on them.
audit:
	@$(GO) run ./site audit $(if $(SAMPLE),-sample) $(if $(STEADY),-steady)

measure:
	@$(GO) run ./site measure 01-cost ./chapters/01-blocking-threads/cost
	@$(GO) run ./site measure 01-cores ./chapters/01-blocking-threads/cores
	@$(GO) run ./site measure 01-load ./chapters/01-blocking-threads/load
	@$(GO) run ./site measure 02-burn ./chapters/02-non-blocking-io/burn
	@$(GO) run ./site measure 03-poll ./chapters/03-epoll/poll
	@$(GO) run ./site measure 04-read ./chapters/04-futures/read
	@$(GO) run ./site measure 05-cost ./chapters/05-combinators/cost
	@$(GO) run ./site measure 06-cost ./chapters/06-generators/cost
	@$(GO) run ./site measure 07-cost ./chapters/07-await/cost
	@$(GO) run ./site measure 08-cost ./chapters/08-scheduler/cost
	@$(GO) run ./site measure 09-bill ./chapters/09-tying-it-together/bill
	@$(GO) run ./site measure 09-echo ./chapters/09-tying-it-together/peers
	@$(GO) run ./site measure 09-small ./chapters/09-tying-it-together/peers/small
	@$(GO) run ./site measure 09-greet ./chapters/09-tying-it-together/peers/greet

exercise:
	@$(GO) run ./site exercise $(E) $(if $(HINT),-hint) 

exercises:
	@$(GO) run ./site exercise -all

help:
	@echo "make                  verify, render, serve on 127.0.0.1:8080"
	@echo "make test             everything that must hold"
	@echo "make site             render into public/ (URL=, REPO=)"
	@echo "make sync             copy code and output into book/*.md again"
	@echo "make promote          accept what the programs print now"
	@echo "make exercise E=1.2   test your attempt; HINT=1 shows the hint"
	@echo "make exercises        every starter fails, every solution passes"
	@echo "make measure          repeat the measurements of book/data"
	@echo "make audit            Lighthouse, axe, epubcheck; SAMPLE=1 is quicker"
	@echo "make race, make lint  as CI does"
