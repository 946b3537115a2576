/** One message of the live stream: four bytes of length, a JSON header, a JPEG. */
export function parse(buffer) {
  const length = new DataView(buffer).getUint32(0)
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)))
  return {header, blob: new Blob([new Uint8Array(buffer, 4 + length)], {type: 'image/jpeg'})}
}
