/** Which days, and of what. */
import {html} from '/lib/lit-html/lit-html.js'
import {live} from '/lib/lit-html/directives/live.js'
import {icon} from '../../parts/icon.js'
import {t} from '../../texts/index.js'

export function rangeForm(asked, site, actions, today) {
  const change = event => event.target.value && actions.change({[event.target.name]: event.target.value})
  const subjects = [['', t('reports.all')], ...site.areas.map(area => [`area:${area.id}`, area.name]),
    ...[...site.cameras.values()].map(camera => [camera.id, camera.name])]
  return html`<form class="range-form" @submit=${event => event.preventDefault()} data-test="report-range">
    <button type="button" aria-label=${t('reports.previous')} @click=${actions.previous}>${icon('back')}</button>
    <label class="filter"><span>${t('reports.from')}</span><input type="date" name="from" max=${today} .value=${live(asked.from)} @change=${change}></label>
    <label class="filter"><span>${t('reports.to')}</span><input type="date" name="to" max=${today} .value=${live(asked.to)} @change=${change}></label>
    <button type="button" aria-label=${t('reports.next')} ?disabled=${asked.to >= today} @click=${actions.next}>${icon('forward')}</button>
    <button type="button" @click=${actions.today}>${t('reports.today')}</button>
    <button type="button" @click=${actions.week}>${t('reports.week')}</button>
    <label class="filter"><span>${t('reports.subject')}</span><select name="subject" @change=${event => actions.change({subject: event.target.value})}>
      ${subjects.map(([value, text]) => html`<option value=${value} ?selected=${asked.subject === value}>${text}</option>`)}</select></label>
  </form>`
}
