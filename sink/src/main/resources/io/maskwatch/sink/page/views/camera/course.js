/** How the camera's numbers went over the last hours. */
import {html} from '/lib/lit-html/lit-html.js'
import {getAll} from '../../core/http.js'
import {iso, now} from '../../core/clock.js'
import {soon} from '../../core/soon.js'
import {course, isoStep, stepFor} from '../../figures/trend.js'
import {choice} from '../../parts/choice.js'
import {failure} from '../../parts/failure.js'
import {trendView} from '../../parts/trendview.js'
import {t} from '../../texts/index.js'

const HOUR = 3600000
const RANGES = [1, 6, 24]

export function coursePanel({cameraId, site, repaint}) {
  const view = trendView()
  const refresh = soon(read, 15000)
  let hours = 1
  let problem = null
  let empty = false
  let turn = 0

  async function read() {
    const mine = ++turn
    const toMs = now()
    const stepMs = stepFor(hours * HOUR, {windowMs: site.windowMs})
    const fromMs = Math.floor((toMs - hours * HOUR) / stepMs) * stepMs
    try {
      const windows = await getAll('/windows', {subject: cameraId, from: iso(fromMs), to: iso(toMs), step: isoStep(stepMs)})
      if (mine !== turn) return
      problem = null
      empty = !windows.length
      view.show({points: course(windows, {fromMs, toMs, stepMs, subjects: 1}), fromMs, toMs, stepMs}).catch(fail)
    } catch (failed) {
      fail(failed)
    }
    repaint()
  }

  function fail(failed) {
    problem = failed
    repaint()
  }

  function pick(chosen) {
    hours = Number(chosen)
    read()
  }

  read()
  return {
    refreshSoon: refresh.ask,
    template: () => html`<section class="panel trend course" aria-labelledby="course-title">
      <div class="panel-head"><h2 id="course-title">${t('camera.course')}</h2>
        ${choice({label: t('venue.range'), options: RANGES.map(n => [n, t('camera.hours', {n})]), value: hours, pick, test: 'hours'})}</div>
      ${problem ? failure(problem, read) : empty ? html`<p class="quiet-text fill">${t('camera.windowsNone')}</p>` : view.template()}
    </section>`,
    close() {
      turn++
      refresh.stop()
      view.close()
    },
  }
}
