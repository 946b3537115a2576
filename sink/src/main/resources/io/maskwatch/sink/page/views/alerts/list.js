/** The list of alerts that match, newest first, a page at a time. */
import {html} from '/lib/lit-html/lit-html.js'
import {repeat} from '/lib/lit-html/directives/repeat.js'
import {get} from '../../core/http.js'
import {soon} from '../../core/soon.js'
import {alertRow} from '../../parts/alertrow.js'
import {failure} from '../../parts/failure.js'
import {t} from '../../texts/index.js'

const PAGE = 30

export function alertList({site, filters, repaint}) {
  const refresh = soon(() => read(Math.max(PAGE, alerts?.length ?? 0)), 2000)
  let alerts = null
  let next = null
  let problem = null
  let turn = 0

  async function read(limit = PAGE) {
    const mine = ++turn
    try {
      const page = await get('/alerts', {...filters, limit: Math.min(limit, 200)})
      if (mine !== turn) return
      alerts = page.items
      next = page.next
      problem = null
    } catch (failed) {
      problem = failed
    }
    repaint()
  }

  async function more() {
    try {
      const page = await get('/alerts', {...filters, limit: PAGE, cursor: next})
      alerts = [...alerts, ...page.items]
      next = page.next
    } catch (failed) {
      problem = failed
    }
    repaint()
  }

  function template(chosenId) {
    return html`<section class="panel alert-list" aria-label=${t('alerts.list')} data-test="alert-list">
      ${problem ? failure(problem, () => read()) : ''}
      ${!alerts ? html`<p class="quiet-text">${t('common.loading')}</p>` : alerts.length ? rows(chosenId)
        : html`<p class="quiet-text">${filters.state === 'OPEN' ? t('alerts.noneOpen') : t('alerts.none')}</p>`}
      ${next ? html`<button type="button" @click=${more}>${t('alerts.more')}</button>` : ''}
    </section>`
  }

  const rows = chosenId => html`<ul class="rows">${repeat(alerts, alert => alert.id,
    alert => html`<li>${alertRow(alert, site, {chosen: alert.id === chosenId})}</li>`)}</ul>`

  return {template, read, refreshSoon: refresh.ask, close: refresh.stop}
}
