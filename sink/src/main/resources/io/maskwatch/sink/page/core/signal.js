/** A list of listeners. One that throws does not keep the others from hearing. */
export function signal() {
  const listeners = new Set()
  return {
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tell(...news) {
      for (const listener of [...listeners]) {
        try {
          listener(...news)
        } catch (failure) {
          console.error(failure)
        }
      }
    },
  }
}
