// Package house checks the shape of the project itself: floors of packages,
// dependencies, and that the README shows code that runs. It has tests only.
package house
