/** The course of the whole venue over the last hour, the day, or the week. */
import {html} from '/lib/lit-html/lit-html.js'
import {getAll} from '../../core/http.js'
import {iso, now, startOfDay} from '../../core/clock.js'
import {soon} from '../../core/soon.js'
import {course, isoStep, stepFor} from '../../figures/trend.js'
import {failure} from '../../parts/failure.js'
import {trendView} from '../../parts/trendview.js'
import {choice} from '../../parts/choice.js'
import {t} from '../../texts/index.js'

const MINUTE = 60000
const HOUR = 60 * MINUTE
const RANGES = ['hour', 'day', 'week']

export function trendPanel(site, onChange) {
  const view = trendView()
  const refresh = soon(read, 15000)
  let range = 'day'
  let chosen = false
  let begun = false
  let problem = null
  let empty = false
  let turn = 0

  function begin() {
    if (begun) return
    begun = true
    read()
  }

  function span() {
    const toMs = now()
    if (range === 'hour') return {fromMs: Math.floor((toMs - HOUR) / MINUTE) * MINUTE, toMs}
    if (range === 'week') return {fromMs: startOfDay(toMs - 6 * 24 * HOUR), toMs}
    return {fromMs: startOfDay(toMs), toMs}
  }

  async function read() {
    const mine = ++turn
    const subjects = [...site.cameras.values()].filter(camera => camera.enabled).map(camera => camera.id)
    const {fromMs, toMs} = span()
    const stepMs = stepFor(toMs - fromMs, {subjects: subjects.length, windowMs: site.windowMs})
    try {
      const windows = subjects.length
        ? await getAll('/windows', {subject: subjects, from: iso(fromMs), to: iso(toMs), step: isoStep(stepMs)}) : []
      if (mine !== turn) return
      if (young(windows, toMs)) return read()
      problem = null
      empty = !windows.length
      view.show({points: course(windows, {fromMs, toMs, stepMs, subjects: subjects.length}), fromMs, toMs, stepMs}).catch(fail)
    } catch (failed) {
      fail(failed)
    }
    onChange()
  }

  /** Where all there is began within the hour, the day would be one point: then the hour is shown. */
  function young(windows, toMs) {
    if (chosen || range !== 'day' || !windows.length) return false
    if (windows.some(window => Date.parse(window.startAt) < toMs - HOUR && window.coverage > 0)) return false
    range = 'hour'
    return true
  }

  function fail(failed) {
    problem = failed
    onChange()
  }

  function pick(name) {
    range = name
    chosen = true
    read()
    onChange()
  }

  const template = () => html`<section class="panel trend" aria-labelledby="trend-title">
    <div class="panel-head"><h2 id="trend-title">${t('venue.trend')}</h2>
      ${choice({label: t('venue.range'), options: RANGES.map(name => [name, t(`venue.${name}`)]), value: range, pick, test: 'range'})}</div>
    ${problem ? failure(problem, read) : empty ? html`<p class="quiet-text fill">${t('venue.trendNone')}</p>` : view.template()}
  </section>`

  return {
    template,
    begin,
    refreshSoon: refresh.ask,
    close() {
      turn++
      refresh.stop()
      view.close()
    },
  }
}
