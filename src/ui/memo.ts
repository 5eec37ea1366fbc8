import { Component, type ComponentType, h, type JSX } from 'preact'

/**
 * The component, drawn anew only when one of its properties is another one: for the rows of a long list, which scrolling leaves as
 * they are, and for what stands beside the progress of an import.
 */
export function memo<Props extends object>(draw: (props: Props) => JSX.Element): ComponentType<Props> {
  return class extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      const now = this.props as Props
      return (Object.keys(next) as (keyof Props)[]).some((key) => next[key] !== now[key])
    }
    override render(): JSX.Element {
      return h(draw, this.props as Props)
    }
  }
}
