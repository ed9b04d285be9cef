/**
 * Runs a JavaScript program of bench/programs and tells its time: { ms, output } or { error }, as JSON.
 */
const { main } = await import(process.argv[2]);
const start = performance.now();
try {
  const output = await main();
  console.log(JSON.stringify({ ms: performance.now() - start, output }));
} catch (error) {
  console.log(JSON.stringify({ error: error.message }));
}
