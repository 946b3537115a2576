/** Paints a template into a root, at most once a frame, however often something changes. */
import {render} from '/lib/lit-html/lit-html.js'

export function painter(root, template) {
  let due = false
  let stopped = false
  const paintNow = () => {
    due = false
    if (!stopped) render(template(), root)
  }
  return {
    paint() {
      if (due || stopped) return
      due = true
      requestAnimationFrame(paintNow)
    },
    paintNow,
    stop() {
      stopped = true
    },
  }
}
