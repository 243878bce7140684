// Package browser has no code, only tests: they open every page of
// the rendered book in Chromium, at the sizes and in the colours that
// readers have, and look for what check.js knows to be wrong.
//
// Chromium is found in the environment variable CHROMIUM or by its
// usual names. Without one the tests are skipped, unless the variable
// BROWSER is "required".
package browser
