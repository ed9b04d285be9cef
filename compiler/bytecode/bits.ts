/** Floating-point numbers as the words they lie in. */
const buffer = new DataView(new ArrayBuffer(8));

/** The 64 bits of a double, as a signed number. */
export function doubleBits(value: number): bigint {
  buffer.setFloat64(0, value);
  return buffer.getBigInt64(0);
}

/** The 32 bits of a float, unsigned. */
export function floatBits(value: number): number {
  buffer.setFloat32(0, value);
  return buffer.getUint32(0);
}
