module example.com/polyglot/provider

go 1.25
