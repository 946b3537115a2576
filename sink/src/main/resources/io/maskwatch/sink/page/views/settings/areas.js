/** Areas: several cameras under one name. */
import {html} from '/lib/lit-html/lit-html.js'
import {put, remove} from '../../core/http.js'
import {mayOperate} from '../../core/session.js'
import {confirm} from '../../parts/confirm.js'
import {reason} from '../../parts/failure.js'
import {field, tick} from '../../parts/field.js'
import {icon} from '../../parts/icon.js'
import {t} from '../../texts/index.js'
import {identity} from '../form/draft.js'

export function areasPanel({site, announce, repaint}) {
  let draft = null
  let problem = null

  function edit(area) {
    draft = area ? {...area, cameras: [...area.cameras], known: true} : {id: '', name: '', cameras: [], known: false}
    problem = null
    repaint()
  }

  function set(news) {
    draft = {...draft, ...news}
    if ('name' in news && !draft.known) draft.id = identity(news.name)
    repaint()
  }

  const toggle = (id, on) => set({cameras: on ? [...draft.cameras, id] : draft.cameras.filter(one => one !== id)})

  async function save(event) {
    event.preventDefault()
    const {id, name, cameras} = draft
    await attempt(() => put(`/areas/${encodeURIComponent(id)}`, {name: name || id, cameras}))
  }

  async function drop(area) {
    if (!(await confirm({text: t('settings.removeArea', {name: area.name}), action: t('common.remove')}))) return
    await attempt(() => remove(`/areas/${encodeURIComponent(area.id)}`))
  }

  async function attempt(action) {
    try {
      await action()
      draft = null
      problem = null
      announce(t('settings.saved'))
      await site.readAreas()
    } catch (caught) {
      problem = caught
    }
    repaint()
  }

  const template = () => html`<section class="panel" aria-labelledby="areas-title" data-test="areas">
    <div class="panel-head"><h2 id="areas-title">${t('settings.areas')}</h2></div>
    ${site.areas.length ? html`<ul class="rows">${site.areas.map(row)}</ul>` : html`<p class="quiet-text">${t('settings.noAreas')}</p>`}
    ${problem ? html`<p class="form-message" role="alert">${reason(problem)}</p>` : ''}
    ${!mayOperate() ? '' : draft ? form() : html`<div class="add-row"><button type="button" data-test="new-area" @click=${() => edit(null)}>${icon('plus')}${t('settings.newArea')}</button></div>`}
  </section>`

  const row = area => html`<li class="zone-row" data-test="area" data-area=${area.id}><strong>${area.name}</strong><span class="quiet-text">${area.cameras.map(site.nameOf).join(', ') || t('common.none')}</span>
    ${mayOperate() ? html`<span class="zone-end"><button type="button" class="quiet" @click=${() => edit(area)} aria-label="${t('common.edit')}: ${area.name}">${t('common.edit')}</button>
      <button type="button" class="quiet danger" @click=${() => drop(area)} aria-label="${t('common.remove')}: ${area.name}">${t('common.remove')}</button></span>` : ''}</li>`

  const form = () => html`<form class="area-edit" @submit=${save} novalidate data-test="area-form">
    <div class="pair">${field({name: 'areaName', label: t('settings.areaName'), value: draft.name, error: problem?.field?.('name'), change: name => set({name})})}
      ${field({name: 'areaId', label: t('settings.areaId'), value: draft.id, error: problem?.field?.('id'), readonly: draft.known, change: id => set({id})})}</div>
    <fieldset><legend class="unseen">${t('settings.members')}</legend><div class="members">${[...site.cameras.values()].map(camera => tick({
      name: `member-${camera.id}`, label: camera.name, value: draft.cameras.includes(camera.id), change: on => toggle(camera.id, on),
    }))}</div></fieldset>
    <div class="form-buttons"><button class="primary" data-test="save-area" ?disabled=${!draft.id}>${t('settings.saveArea')}</button>
      <button type="button" @click=${() => { draft = null; repaint() }}>${t('common.cancel')}</button></div></form>`

  return {template}
}
