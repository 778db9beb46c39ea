// Reads a pipeline as `buildkite-agent pipeline upload` does, by the library that it has for that, and writes it as JSON.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/buildkite/go-pipeline"
)

type environment struct{}

func (environment) Get(name string) (string, bool) { return os.LookupEnv(name) }
func (environment) Set(name, value string)         { os.Setenv(name, value) }

func main() {
	read, err := pipeline.Parse(os.Stdin)
	if err == nil {
		err = read.Interpolate(environment{}, false)
	}
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(read)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
