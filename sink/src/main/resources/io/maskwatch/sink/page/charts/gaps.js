/** Hatches the spans of a chart for which there are no data, under everything else. */
export const gapShading = {
  id: 'gapShading',
  beforeDatasetsDraw(chart, _, {spans, colour}) {
    if (!spans?.length) return
    const {ctx, chartArea, scales} = chart
    ctx.save()
    ctx.beginPath()
    for (const {fromMs, toMs} of spans) {
      const left = Math.max(chartArea.left, scales.x.getPixelForValue(fromMs))
      const right = Math.min(chartArea.right, scales.x.getPixelForValue(toMs))
      if (right > left) ctx.rect(left, chartArea.top, right - left, chartArea.bottom - chartArea.top)
    }
    ctx.clip()
    ctx.strokeStyle = colour
    ctx.lineWidth = 1
    ctx.beginPath()
    const height = chartArea.bottom - chartArea.top
    for (let x = chartArea.left - height; x < chartArea.right; x += 7) {
      ctx.moveTo(x, chartArea.bottom)
      ctx.lineTo(x + height, chartArea.top)
    }
    ctx.stroke()
    ctx.restore()
  },
}
