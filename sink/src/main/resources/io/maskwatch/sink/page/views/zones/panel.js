/** The zones as a list, with what can be done to them. */
import {html} from '/lib/lit-html/lit-html.js'
import {reason} from '../../parts/failure.js'
import {icon} from '../../parts/icon.js'
import {t} from '../../texts/index.js'

export function panel(state, actions, mayEdit) {
  return html`<div class="zone-panel" data-test="zones" data-count=${state.zones.length} data-dirty=${state.dirty}>
    <div class="zone-head"><h3>${t('camera.zones')}</h3>
      ${!state.zones.length && !state.editing ? html`<span class="quiet-text">${t('zones.none')}</span>` : ''}
      ${!state.editing && mayEdit ? html`<button type="button" data-test="edit-zones" @click=${actions.begin}>${t('zones.edit')}</button>` : ''}
      ${state.said ? html`<span class="said" data-test="zones-said">${state.said}</span>` : ''}</div>
    ${state.problem ? html`<p class="form-message" role="alert">${reason(state.problem)} <button type="button" @click=${actions.reload}>${t('common.retry')}</button></p>` : ''}
    ${state.conflict ? conflict(actions) : ''}
    ${state.editing ? html`<p class="hint" id="zones-hint">${t('zones.hint')}</p>` : ''}
    ${state.zones.length ? html`<ul class="rows">${state.zones.map((zone, index) => row(zone, index, state, actions))}</ul>` : ''}
    ${state.editing ? buttons(state, actions) : ''}
  </div>`
}

const KINDS = [['INCLUDE', 'include'], ['EXCLUDE', 'exclude']]

function row(zone, index, state, actions) {
  const chosen = state.editing && state.chosen.zone === index
  return html`<li class="zone-row ${chosen ? 'chosen' : ''}" data-test="zone-row" data-kind=${zone.kind}>
    <span class="zone-key zone-key-${zone.kind}" aria-hidden="true"></span><strong>${actions.nameOf(index)}</strong>
    ${state.editing ? html`<label><span class="unseen">${t('zones.kind')}, ${actions.nameOf(index)}</span>
        <select @change=${event => actions.setKind(index, event.target.value)}>${KINDS.map(([kind, key]) => html`<option value=${kind} ?selected=${zone.kind === kind}>${t(`zones.${key}`)}</option>`)}</select></label>
      <button type="button" class="quiet danger" data-test="remove-zone" aria-label="${t('zones.removeZone')}: ${actions.nameOf(index)}" @click=${() => actions.drop(index)}>${t('common.remove')}</button>`
      : html`<span class="quiet-text">${t(zone.kind === 'INCLUDE' ? 'zones.include' : 'zones.exclude')}, ${t('zones.points', {n: zone.corners.length})}</span>`}
  </li>`
}

function buttons(state, actions) {
  const {zone, corner} = state.chosen
  const corners = state.zones[zone]?.corners.length ?? 0
  return html`<div class="zone-buttons">
    <button type="button" data-test="add-include" @click=${() => actions.add('INCLUDE')}>${icon('plus')}${t('zones.addInclude')}</button>
    <button type="button" data-test="add-exclude" @click=${() => actions.add('EXCLUDE')}>${icon('plus')}${t('zones.addExclude')}</button>
    <button type="button" ?disabled=${!corners} @click=${() => actions.split(zone, corner)}>${t('zones.addPoint')}</button>
    <button type="button" ?disabled=${corners <= 3} @click=${() => actions.merge(zone, corner)}>${t('zones.removePoint')}</button>
    <span class="zone-end"><button type="button" @click=${actions.discard}>${t('zones.discard')}</button>
      <button type="button" class="primary" data-test="save-zones" ?disabled=${!state.dirty || state.busy} @click=${actions.save}>${t('zones.save')}</button></span>
  </div>`
}

const conflict = actions => html`<div class="notice notice-bad" role="alert" data-test="zones-conflict"><p>${t('zones.conflict')}</p>
  <div class="dialog-buttons"><button type="button" @click=${actions.takeTheirs}>${t('zones.reload')}</button>
    <button type="button" class="danger" @click=${actions.overwrite}>${t('zones.overwrite')}</button></div></div>`
