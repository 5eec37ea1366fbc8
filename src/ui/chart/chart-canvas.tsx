import type { JSX } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import uPlot from 'uplot'
import { format } from '../format.ts'
import type { ChartModel } from './chart-data.ts'
import type { PlotBox } from './chart-geometry.ts'
import { chartOptions } from './chart-options.ts'
import { plotColumns } from './chart-shown.ts'
import { onThemeChange, readChartTheme } from './chart-theme.ts'
import 'uplot/dist/uPlot.min.css'

const MIN_WIDTH = 200

interface ChartCanvasProps {
  readonly model: ChartModel
  /** CSS pixels. */
  readonly height: number
  /** Where the days lie now, when it changed. */
  readonly onBox: (change: (last: PlotBox | null) => PlotBox) => void
}

/** Creates, resizes and destroys uPlot; what it draws comes from `chartOptions`. */
export function ChartCanvas({ model, height, onBox }: ChartCanvasProps): JSX.Element {
  const host = useRef<HTMLDivElement>(null)
  const [themeVersion, setThemeVersion] = useState(0)
  const columns = useMemo(() => plotColumns(model) as uPlot.AlignedData, [model])
  useEffect(() => onThemeChange(() => setThemeVersion((version) => version + 1)), [themeVersion])
  // Before the next picture: the chart must not be away for one.
  useLayoutEffect(() => {
    const element = host.current
    if (!element) return
    const options = chartOptions({
      model,
      theme: readChartTheme(),
      width: Math.max(MIN_WIDTH, element.clientWidth),
      height,
      formatDay: format.day,
      formatCount: format.count,
      formatPercent: format.percent,
      onBox: (box) => onBox((last) => (last && isSameBox(last, box) ? last : box)),
    })
    const plot = new uPlot(options, columns, element)
    const observer = new ResizeObserver(() => {
      const width = element.clientWidth
      if (width > 0 && width !== plot.width) plot.setSize({ width: Math.max(MIN_WIDTH, width), height })
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
      plot.destroy()
    }
  }, [model, columns, height, themeVersion])
  return <div class="chart-canvas" ref={host} aria-hidden="true" />
}

function isSameBox(a: PlotBox, b: PlotBox): boolean {
  return a.left === b.left && a.top === b.top && a.width === b.width && a.height === b.height
}
