const BYTES = 16

/** 128 bits of chance as hexadecimal digits. */
export function createNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
