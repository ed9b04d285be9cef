const fib = (n) => (n < 2 ? n : fib(n - 1) + fib(n - 2));

export const main = () => `${fib(32)}`;
