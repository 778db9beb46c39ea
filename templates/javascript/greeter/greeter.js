/** The world's `greet`. */
export function greet(name) {
  return `Hello, ${name}!`;
}
