package browser

import (
	"encoding/json"
	"fmt"
	"strings"
)

// An event is the fields that we read of all events together.
type event struct {
	// Log.entryAdded: also violations of the page's security policy.
	Entry struct{ Level, Text, URL string }
	// Page.javascriptDialogOpening; Type is "alert" or so.
	Message string
	// Runtime.consoleAPICalled
	Type string
	Args []struct {
		Value       any
		Description string
	}
	// Runtime.exceptionThrown
	ExceptionDetails struct {
		Text, URL string
		Exception struct{ Description string }
	}
	// Network.loadingFailed; Type is that of the resource.
	ErrorText     string
	BlockedReason string
	Canceled      bool
}

func (b *tab) event(m message) {
	var e event
	if err := json.Unmarshal(m.Params, &e); err != nil {
		b.note("devtools", m.Method, err.Error())
		return
	}
	switch m.Method {
	case "Page.loadEventFired":
		select {
		case b.loaded <- true:
		default:
		}
	case "Page.javascriptDialogOpening":
		b.note("dialog", e.Type, e.Message)
		// The page stands still until then. Nobody reads the answer: this
		// runs where answers are read.
		b.d.send(b.session, "Page.handleJavaScriptDialog", map[string]bool{"accept": false})
	case "Log.entryAdded":
		if e.Entry.Level == "error" {
			b.note("log", e.Entry.URL, e.Entry.Text)
		}
	case "Runtime.consoleAPICalled":
		if e.Type == "error" || e.Type == "assert" {
			b.note("console", "console."+e.Type, e.text())
		}
	case "Runtime.exceptionThrown":
		x := e.ExceptionDetails
		b.note("exception", x.URL, x.Text+" "+x.Exception.Description)
	case "Network.loadingFailed":
		// The event stream of a page that is left is canceled.
		if !e.Canceled {
			b.note("request", e.Type, e.ErrorText+" "+e.BlockedReason)
		}
	}
}

func (e event) text() string {
	var words []string
	for _, a := range e.Args {
		if a.Description != "" {
			words = append(words, a.Description)
		} else {
			words = append(words, fmt.Sprint(a.Value))
		}
	}
	return strings.Join(words, " ")
}
