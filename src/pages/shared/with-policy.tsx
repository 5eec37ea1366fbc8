import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { onPolicyChanged, readPolicy } from '../../platform/policy.ts'
import { ExportAllowed } from '../../ui/export-allowed.ts'

/** A page under the organisation's policy. Until it is read, and where it forbids it, nothing can be saved or copied. */
export function WithPolicy(props: { children: ComponentChildren }): JSX.Element {
  const [isAllowed, setIsAllowed] = useState(false)
  useEffect(() => {
    const read = (): void => void readPolicy().then(({ allowsExport }) => setIsAllowed(allowsExport ?? true))
    read()
    return onPolicyChanged(read)
  }, [])
  return <ExportAllowed.Provider value={isAllowed}>{props.children}</ExportAllowed.Provider>
}
