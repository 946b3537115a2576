/**
 * Boxes and verdicts on a canvas. A verdict is told three times, by colour, by the outline and by a sign, so that nobody
 * has to tell red from green.
 */

const STYLES = {
  MASKED: {colour: '#3ddbc0', dash: [], sign: '✓'},
  UNMASKED: {colour: '#ff6b57', dash: [], sign: '✕', heavy: true},
  INCORRECT: {colour: '#ffc533', dash: [6, 3], sign: '!'},
  UNKNOWN: {colour: '#dfe4e8', dash: [2, 3], sign: '?'},
}

/** @param scale pixels of the canvas for one of the screen, so that lines and signs are as thick on each */
export function drawBoxes(context, boxes, {widthPx, heightPx, small = false, scale = 1}) {
  for (const one of boxes) drawBox(context, one, widthPx, heightPx, {small, scale})
  context.setLineDash([])
  context.globalAlpha = 1
}

function drawBox(context, {box, verdict, inZone}, widthPx, heightPx, {small, scale}) {
  const style = STYLES[verdict] ?? STYLES.UNKNOWN
  const [left, top, width, height] = [box.left * widthPx, box.top * heightPx, box.width * widthPx, box.height * heightPx]
  context.globalAlpha = inZone === false ? 0.35 : 1
  const line = (small ? 1.5 : 2) * scale * (style.heavy ? 1.4 : 1)
  context.setLineDash([])
  context.lineWidth = line + (small ? 1 : 1.5) * scale
  context.strokeStyle = 'rgb(0 0 0 / 55%)'
  context.strokeRect(left, top, width, height)
  context.setLineDash(style.dash.map(length => length * scale))
  context.lineWidth = line
  context.strokeStyle = style.colour
  context.strokeRect(left, top, width, height)
  if (!small) drawSign(context, style, left, top, Math.max(12 * scale, Math.min(22 * scale, width / 2.5)))
}

function drawSign(context, style, left, top, sidePx) {
  const y = top - sidePx >= 0 ? top - sidePx : top
  context.fillStyle = style.colour
  context.fillRect(left - 1, y, sidePx, sidePx)
  context.fillStyle = '#0d1114'
  context.font = `700 ${Math.round(sidePx * 0.72)}px system-ui, sans-serif`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(style.sign, left - 1 + sidePx / 2, y + sidePx / 2 + 1)
}
