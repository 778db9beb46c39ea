const table = undefined;
const first = table.first;

export function greet(name) {
  return name + first;
}
