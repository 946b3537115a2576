/** Calls an action soon, and not again before a pause, however often it is asked for. */
export function soon(action, pauseMs) {
  let timer = null
  let last = 0
  const run = () => {
    timer = null
    last = Date.now()
    action()
  }
  return {
    ask() {
      timer ??= setTimeout(run, Math.max(500, last + pauseMs - Date.now()))
    },
    stop() {
      clearTimeout(timer)
      timer = null
    },
  }
}
