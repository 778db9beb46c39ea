module example.com/divider

go 1.25
