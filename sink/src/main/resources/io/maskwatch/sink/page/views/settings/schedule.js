/** When a rule is in force: days and hours by a clock on the spot. To read or to change. */
import {html} from '/lib/lit-html/lit-html.js'
import {field, tick} from '../../parts/field.js'
import {t} from '../../texts/index.js'
import {weekday} from '../../texts/format.js'

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']

const blankSpan = () => ({days: DAYS.slice(0, 5), from: '08:00', to: '18:00'})
const blank = () => ({timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, spans: [blankSpan()]})

/** @param change takes the new schedule; null where the rule is always in force */
export function scheduleFields({id, schedule, change}) {
  return html`<div class="schedule" data-test="schedule" data-spans=${schedule?.spans.length ?? 0}>
    ${tick({name: `${id}-scheduled`, label: t('settings.schedule'), value: schedule, change: on => change(on ? blank() : null)})}
    ${schedule ? html`${schedule.spans.map((span, index) => spanFields(index, span))}
      <div class="schedule-foot"><button type="button" data-test="add-span" @click=${() => change({...schedule, spans: [...schedule.spans, blankSpan()]})}>${t('settings.addSpan')}</button>
        ${field({name: `${id}-zone`, label: t('settings.timeZone'), value: schedule.timeZone, change: timeZone => change({...schedule, timeZone})})}</div>` : ''}
  </div>`

  function spanFields(index, span) {
    const name = `${id}-span-${index}`
    const set = news => change({...schedule, spans: schedule.spans.map((one, at) => (at === index ? {...one, ...news} : one))})
    return html`<fieldset class="span" data-test="span"><legend class="unseen">${t('settings.span', {n: index + 1})}</legend>
      <div class="days" role="group" aria-label=${t('settings.days')}>${DAYS.map(day => tick({
        name: `${name}-${day}`, label: weekday(day), value: !span.days?.length || span.days.includes(day), change: on => set({days: toggled(span.days, day, on)})}))}</div>
      ${field({name: `${name}-from`, label: t('settings.from'), type: 'time', required: true, value: span.from ?? '00:00', change: from => set({from})})}
      ${field({name: `${name}-to`, label: t('settings.to'), type: 'time', required: true, value: midnight(span.to), hint: overnight(span) ? t('settings.nextDay') : '', change: to => set({to})})}
      ${schedule.spans.length > 1 ? html`<button type="button" class="quiet danger" aria-label=${t('settings.removeSpan', {n: index + 1})}
        @click=${() => change({...schedule, spans: schedule.spans.filter((_, at) => at !== index)})}>${t('common.remove')}</button>` : ''}</fieldset>`
  }
}

/** In words, such as `Mon, Tue 08:00–18:00 (Europe/Zurich)`. */
export function scheduleText(schedule) {
  const spans = schedule.spans.map(({days, from, to}) => `${days?.length && days.length < 7 ? days.map(weekday).join(', ') : t('settings.everyDay')} ${from ?? '00:00'}–${to ?? '24:00'}`)
  return `${spans.join('; ')} (${schedule.timeZone})`
}

/** No day at all would mean every day: the last one stays. */
function toggled(days, day, on) {
  const before = days?.length ? days : DAYS
  const after = DAYS.filter(one => (one === day ? on : before.includes(one)))
  return after.length ? after : before
}

/** A field for a time knows no 24:00. */
const midnight = to => (!to || to === '24:00' ? '00:00' : to)

const overnight = ({from, to}) => midnight(to) !== '00:00' && to <= (from ?? '00:00')
