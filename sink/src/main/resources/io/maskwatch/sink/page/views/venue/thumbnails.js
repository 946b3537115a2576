/** Live pictures on small canvases: watched while the canvas is in sight, with the verdicts as marks. */
import {drawBoxes} from '../../parts/boxes.js'

const WIDTH_PX = 320
const LARGE_WIDTH_PX = 640

export function thumbnails(live) {
  const holders = new Map()
  const releases = new Map()
  const sight = new IntersectionObserver(entries => {
    for (const {target, isIntersecting} of entries) isIntersecting ? begin(target) : end(target)
  }, {rootMargin: '80px'})

  /** A lasting callback for each camera, so that lit-html does not take the canvas for a new one at each painting. */
  function holder(cameraId) {
    if (!holders.has(cameraId)) holders.set(cameraId, hold(cameraId))
    return holders.get(cameraId)
  }

  function hold(cameraId) {
    let canvas = null
    return element => {
      if (canvas) {
        sight.unobserve(canvas)
        end(canvas)
      }
      canvas = element ?? null
      if (!canvas) return
      canvas.dataset.camera = cameraId
      sight.observe(canvas)
    }
  }

  function begin(canvas) {
    if (releases.has(canvas)) return
    const widthPx = canvas.clientWidth * devicePixelRatio > 1.25 * WIDTH_PX ? LARGE_WIDTH_PX : WIDTH_PX
    const onPicture = (bitmap, header) => draw(canvas, bitmap, header, widthPx)
    releases.set(canvas, live.watch(canvas.dataset.camera, {widthPx, onPicture}))
  }

  function end(canvas) {
    releases.get(canvas)?.()
    releases.delete(canvas)
  }

  function close() {
    sight.disconnect()
    for (const canvas of [...releases.keys()]) end(canvas)
  }

  return {holder, close}
}

function draw(canvas, bitmap, header, asWidePx) {
  if (canvas.width !== asWidePx) {
    canvas.width = asWidePx
    canvas.height = Math.round((asWidePx * 9) / 16)
  }
  const context = canvas.getContext('2d')
  const scale = Math.max(canvas.width / bitmap.width, canvas.height / bitmap.height)
  const widthPx = bitmap.width * scale
  const heightPx = bitmap.height * scale
  context.save()
  context.translate((canvas.width - widthPx) / 2, (canvas.height - heightPx) / 2)
  context.drawImage(bitmap, 0, 0, widthPx, heightPx)
  drawBoxes(context, header.boxes, {widthPx, heightPx, small: true, scale: canvas.width / WIDTH_PX})
  context.restore()
  canvas.dataset.sequence = header.sequence
}
