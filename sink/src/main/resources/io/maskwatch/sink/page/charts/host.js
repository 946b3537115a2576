/** Keeps one chart on a canvas: loads the library, draws anew when the theme changes, and destroys it at the end. */
import {onTheme} from '../core/theme.js'
import {chartLibrary} from './library.js'
import {palette} from './palette.js'

/** @param config makes a Chart.js configuration from data and colours; must not keep them */
export function chartHost(config) {
  let chart = null
  let canvas = null
  let data = null
  let colours = null
  let stopped = false

  async function draw() {
    const Chart = await chartLibrary()
    if (stopped || !canvas?.isConnected || !data) return
    colours ??= palette()
    const next = config(data, colours)
    if (chart && chart.canvas === canvas) {
      chart.data = next.data
      chart.options = next.options
      chart.update('none')
      return
    }
    chart?.destroy()
    chart = new Chart(canvas, next)
  }

  const unlisten = onTheme(() => {
    colours = null
    chart?.destroy()
    chart = null
    draw()
  })

  return {
    /** For lit-html's `ref`. */
    attach(element) {
      canvas = element
      if (canvas) queueMicrotask(() => draw().catch(console.error))
    },
    show(shown) {
      data = shown
      return draw()
    },
    close() {
      stopped = true
      unlisten()
      chart?.destroy()
      chart = null
    },
  }
}
