function quotient(a, b) {
  if (b === 0) throw new Error('nothing is divided by zero');
  return a / b;
}

export const divide = (a, b) => quotient(a, b);
