module example.com/polyglot/consumer

go 1.25
