// Reads results of actions, one a line in base64, by the code that is made of the schema; prints each as JSON, and as
// a message to which a server has added what it does.
package main

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"log"
	"os"

	repb "github.com/bazelbuild/remote-apis/build/bazel/remote/execution/v2"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
)

func main() {
	if len(os.Args) > 1 {
		fmt.Println("usage: action-result < MESSAGES")
		return
	}
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		bytes, err := base64.StdEncoding.DecodeString(lines.Text())
		must(err)
		result := &repb.ActionResult{}
		must(proto.Unmarshal(bytes, result))
		if len(result.ProtoReflect().GetUnknown()) > 0 {
			log.Fatal("the schema does not have all of its fields")
		}
		text, err := protojson.Marshal(result)
		must(err)
		result.ExecutionMetadata = &repb.ExecutedActionMetadata{Worker: "somebody"}
		result.OutputDirectories = []*repb.OutputDirectory{{Path: "more"}}
		message, err := proto.Marshal(result)
		must(err)
		must(json.NewEncoder(os.Stdout).Encode(map[string]any{"json": json.RawMessage(text), "message": message}))
	}
	must(lines.Err())
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
