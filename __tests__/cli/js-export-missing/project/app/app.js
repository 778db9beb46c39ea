export function great(name) {
  return name;
}
