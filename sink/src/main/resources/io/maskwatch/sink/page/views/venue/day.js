/** The numbers of the viewer's day so far: of all cameras together, of each camera and of each area. */
import {get} from '../../core/http.js'
import {iso, now, startOfDay} from '../../core/clock.js'
import {soon} from '../../core/soon.js'
import {rateOf, sum} from '../../figures/rate.js'

export function dayNumbers(site, onChange) {
  const refresh = soon(read, 20000)
  const day = {numbers: null, begin, refreshSoon: refresh.ask, close: refresh.stop}
  let begun = false

  function begin() {
    if (begun) return
    begun = true
    read()
  }

  async function read() {
    const range = {from: iso(startOfDay()), to: iso(now())}
    try {
      const [cameras, areas] = await Promise.all([
        get('/statistics', {...range, by: 'CAMERA'}),
        site.areas.length ? get('/statistics', {...range, by: 'AREA'}) : {items: []},
      ])
      const arrived = sum(cameras.items.map(item => item.arrived))
      day.numbers = {arrived, rate: rateOf(arrived), cameras: cameras.items, areas: areas.items}
      onChange()
    } catch {
      refresh.ask()
    }
  }

  return day
}
