package future

import "testing"

// A purse is a Spender with so much.
type purse struct {
	Counter
	left int
}

func (p *purse) Spend() bool {
	p.left--
	return p.left >= 0
}

// A Waker that is refused is woken, once for each time.
func TestSpend(t *testing.T) {
	p := &purse{left: 2}
	w := NewWaker(p)
	for i, want := range []bool{true, true, false, false} {
		if w.Spend() != want {
			t.Errorf("spend %d: %v, want %v", i, !want, want)
		}
	}
	woken(t, &p.Counter, 2)
	for range 1000 {
		if !(Waker{}).Spend() || !NewWaker(Alarm{}).Spend() {
			t.Fatal("refused by one who does not count")
		}
	}
	allocs(t, 0, func() { w.Spend() })
}

func BenchmarkSpend(b *testing.B) {
	for name, w := range map[string]Waker{
		"counts":  NewWaker(&purse{left: 1 << 62}),
		"not":     new(Counter).Waker(),
		"nothing": {},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				w.Spend()
			}
		})
	}
}
