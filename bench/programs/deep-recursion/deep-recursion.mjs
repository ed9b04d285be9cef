const alternate = (n) => (n === 0 ? 0 : n - alternate(n - 1));

export const main = () => `${alternate(10000000)}`;
