/**
 * The course of the rate: a line with its interval as a band, beneath it the coverage. Where nothing was covered the
 * ground is hatched and the line is broken; where too few were judged the points are hollow and the line is dashed.
 */
import {t} from '../texts/index.js'
import {day, interval, number, percent, time} from '../texts/format.js'
import {gaps} from '../figures/trend.js'
import {gapShading} from './gaps.js'
import {typePx} from './palette.js'
import {niceTicks} from './ticks.js'

export function trendConfig({points, fromMs, toMs, stepMs}, colours) {
  const at = point => point.startMs + stepMs / 2
  const line = pick => points.map(point => ({x: at(point), y: point.rate ? pick(point.rate) : null}))
  const few = index => points[index]?.rate && !points[index].rate.sufficient
  const alone = index => !points[index - 1]?.rate && !points[index + 1]?.rate
  return {
    type: 'line',
    plugins: [gapShading],
    data: {
      datasets: [
        {yAxisID: 'y', data: line(rate => rate.low), borderWidth: 0, pointRadius: 0, pointHitRadius: 0, fill: false},
        {yAxisID: 'y', data: line(rate => rate.high), borderWidth: 0, pointRadius: 0, pointHitRadius: 0, backgroundColor: colours['accent-band'], fill: '-1'},
        {
          yAxisID: 'y', clip: 4, data: line(rate => rate.value), borderColor: colours.accent, borderWidth: typePx() / 6, pointBackgroundColor: colours.surface, pointBorderColor: colours.accent, pointBorderWidth: 1.5,
          pointRadius: ({dataIndex}) => (few(dataIndex) || alone(dataIndex) ? 2.5 : 0), pointHoverRadius: 4,
          segment: {borderDash: ({p0DataIndex, p1DataIndex}) => (few(p0DataIndex) || few(p1DataIndex) ? [3, 3] : undefined)},
        },
        {
          type: 'bar', yAxisID: 'coverage', data: points.map(point => ({x: at(point), y: point.coverage})), backgroundColor: colours.coverage,
          barThickness: 'flex', categoryPercentage: 1, barPercentage: 0.98,
        },
      ],
    },
    options: {
      responsive: true, maintainAspectRatio: false, animation: false, spanGaps: false,
      interaction: {mode: 'index', intersect: false},
      scales: scales(fromMs, toMs, colours),
      plugins: {
        legend: {display: false},
        gapShading: {spans: gaps(points), colour: colours.gap, ground: colours.surface},
        tooltip: {filter: item => item.datasetIndex === 2 || item.datasetIndex === 3, displayColors: false, callbacks: tips(points)},
      },
    },
  }
}

function scales(fromMs, toMs, colours) {
  const font = {size: typePx()}
  const ticks = {color: colours['ink-soft'], font}
  const plain = {border: {display: false}, grid: {color: colours.grid, tickLength: 0}}
  return {
    x: {
      type: 'linear', offset: false, min: fromMs, max: toMs, border: {color: colours.line}, grid: {color: colours.grid, tickLength: 4},
      afterBuildTicks: axis => { axis.ticks = niceTicks(fromMs, toMs, axis.width, typePx()) },
      ticks: {...ticks, autoSkip: false, maxRotation: 0, callback: value => label(value)},
    },
    coverage: {
      ...plain, min: 0, max: 1.25, stack: 'all', stackWeight: 1, grid: {display: false},
      ticks: {...ticks, padding: 6, stepSize: 1, callback: () => ''},
    },
    y: {...plain, min: 0, max: 1, stack: 'all', stackWeight: 5, ticks: {...ticks, padding: 6, stepSize: 0.25, callback: value => percent(value)}},
  }
}

const label = ms => (new Date(ms).getHours() === 0 && new Date(ms).getMinutes() === 0 ? day(ms) : time(ms))

function tips(points) {
  const point = items => points[items[0]?.dataIndex]
  return {
    title: items => (point(items) ? `${time(point(items).startMs)}–${time(point(items).endMs)}` : ''),
    label: ({datasetIndex, dataIndex}) => {
      const {rate, coverage} = points[dataIndex]
      if (datasetIndex === 3) return `${t('chart.coverage')}: ${percent(coverage)}`
      if (!rate) return t('common.noData')
      return [`${percent(rate.value)} (${interval(rate)})`, `${number(rate.sample)} ${t('chart.judged')}${rate.sufficient ? '' : `, ${t('chart.few')}`}`]
    },
  }
}
