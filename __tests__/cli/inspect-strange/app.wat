(component
  (@custom "\1b[31mred" "x")
  (@producers (language "C\1b[2J" "11") (sdk "Sdk" "1.0")))
