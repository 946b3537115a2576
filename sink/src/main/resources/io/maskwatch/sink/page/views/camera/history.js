/** The states that the camera was in during the last two days, with their causes. */
import {html} from '/lib/lit-html/lit-html.js'
import {getAll} from '../../core/http.js'
import {iso, now} from '../../core/clock.js'
import {soon} from '../../core/soon.js'
import {failure} from '../../parts/failure.js'
import {symbol, t} from '../../texts/index.js'
import {duration, moment} from '../../texts/format.js'

const SPAN_MS = 48 * 3600000
const MOST = 40

export function historyPanel({cameraId, site, repaint}) {
  const refresh = soon(read, 10000)
  let states = null
  let problem = null
  let lastState = null
  const stop = site.onChange((type, news) => {
    if (type !== 'status' || news.cameraId !== cameraId || news.status?.state === lastState) return
    lastState = news.status?.state
    refresh.ask()
  })

  async function read() {
    try {
      const items = await getAll(`/cameras/${encodeURIComponent(cameraId)}/states`, {from: iso(now() - SPAN_MS), to: iso(now())})
      states = items.toSorted((one, other) => other.since.localeCompare(one.since)).slice(0, MOST)
      problem = null
    } catch (failed) {
      problem = failed
    }
    repaint()
  }

  const row = ({state, cause, detail, since, until}) => html`<tr>
    <td class="nowrap">${moment(since)}</td>
    <td>${symbol('state', state)}${cause && cause !== 'NONE' ? html`<br>${symbol('cause', cause)}` : ''}${detail ? html`<br><span class="hint">${detail}</span>` : ''}</td>
    <td class="numeric">${duration((until ? Date.parse(until) : now()) - Date.parse(since))}</td></tr>`

  read()
  return {
    template: () => html`<section class="panel" aria-labelledby="history-title" data-test="history">
      <div class="panel-head"><h2 id="history-title">${t('camera.history')}</h2></div>
      ${problem ? failure(problem, read) : !states ? html`<p class="quiet-text">${t('common.loading')}</p>`
        : states.length ? html`<div class="scroll" tabindex="0" role="group" aria-labelledby="history-title"><table>
          <thead><tr><th scope="col">${t('history.since')}</th><th scope="col">${t('history.state')}</th><th scope="col" class="numeric">${t('history.length')}</th></tr></thead>
          <tbody>${states.map(row)}</tbody></table></div>` : html`<p class="quiet-text">${t('history.none')}</p>`}
    </section>`,
    close() {
      stop()
      refresh.stop()
    },
  }
}
