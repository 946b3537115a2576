/** How many faces were of which size: those too small to judge are pale, and a mark stands at the smallest that is judged. */
import {t} from '../texts/index.js'
import {number} from '../texts/format.js'
import {typePx} from './palette.js'

export function histogramConfig({facesBySidePx, sideStepsPx, minimumFacePx}, colours) {
  const font = {size: typePx()}
  const ticks = {color: colours['ink-soft'], font}
  const tooSmall = index => (sideStepsPx[index + 1] ?? Infinity) <= minimumFacePx
  const partly = index => !tooSmall(index) && sideStepsPx[index] < minimumFacePx
  return {
    type: 'bar',
    data: {
      labels: sideStepsPx.map((side, index) => (index + 1 < sideStepsPx.length ? String(side) : `${side}+`)),
      datasets: [{
        data: facesBySidePx, categoryPercentage: 1, barPercentage: 0.92, minBarLength: 1,
        backgroundColor: ({dataIndex}) => (tooSmall(dataIndex) ? colours.unmasked : partly(dataIndex) ? colours.incorrect : colours.accent),
      }],
    },
    options: {
      responsive: true, maintainAspectRatio: false, animation: false,
      scales: {
        x: {grid: {display: false}, border: {color: colours.line}, ticks: {...ticks, maxRotation: 0}, title: {display: true, text: t('fitness.side'), color: colours['ink-soft'], font}},
        y: {beginAtZero: true, border: {display: false}, grid: {color: colours.grid}, ticks: {...ticks, maxTicksLimit: 4, callback: value => number(value)}},
      },
      plugins: {
        legend: {display: false},
        tooltip: {displayColors: false, callbacks: {
          title: ([item]) => t('common.px', {n: span(sideStepsPx, item.dataIndex)}),
          label: ({dataIndex, raw}) => `${number(raw)}${tooSmall(dataIndex) ? `, ${t('fitness.tooSmall')}` : ''}`,
        }},
      },
    },
  }
}

const span = (steps, index) => (index + 1 < steps.length ? `${steps[index]}–${steps[index + 1]}` : `${steps[index]}+`)
