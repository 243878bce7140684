package greeter

import "fmt"

var languages = []struct{ code, hello, saying string }{
	{"en", "Hello", "All things come to those who wait."},
	{"de", "Guten Tag", "Gut Ding will Weile haben."},
	{"es", "Hola", "El que espera, desespera."},
	{"fr", "Bonjour", "Tout vient à point à qui sait attendre."},
	{"it", "Buongiorno", "Chi va piano va sano e va lontano."},
	{"la", "Salve", "Festina lente."},
}

// Tongue is the language that somebody speaks. It is not a deep
// study of names.
func Tongue(name string) string {
	return languages[len(name)%len(languages)].code
}

// Fortune is a saying in a language.
func Fortune(code string) string {
	for _, l := range languages {
		if l.code == code {
			return l.saying
		}
	}
	return "..."
}

// Greeting puts the answer together. The language is the word of
// another service, and may be one that we do not know.
func Greeting(code, name, saying string) string {
	hello := "Hello"
	for _, l := range languages {
		if l.code == code {
			hello = l.hello
		}
	}
	return fmt.Sprintf("%s, %s. %s\n", hello, name, saying)
}
