import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/**
 * A self-signed certificate for these hosts, made in memory for a server of our own: no key lies in the
 * repository, and no tool is needed. DER by hand (X.690, RFC 5280), only what a browser asks for.
 * @param {readonly string[]} hosts
 * @returns {{ key: string, cert: string }} both in PEM
 */
export function createCertificate(hosts) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = sequence(oid(ECDSA_WITH_SHA256))
  const name = sequence(set(sequence(oid(COMMON_NAME), tlv(0x0c, Buffer.from('fake portal')))))
  const toBeSigned = sequence(
    tlv(0xa0, integer(Buffer.of(2))),
    integer(Buffer.concat([Buffer.of(1), randomBytes(8)])),
    algorithm,
    name,
    sequence(utcTime(-1), utcTime(30)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(sequence(oid(SUBJECT_ALT_NAME), tlv(0x04, alternativeNames(hosts))))),
  )
  const signature = sign('sha256', toBeSigned, privateKey)
  const certificate = sequence(toBeSigned, algorithm, tlv(0x03, Buffer.of(0), signature))
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`,
  }
}

const ECDSA_WITH_SHA256 = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]
const COMMON_NAME = [0x55, 0x04, 0x03]
const SUBJECT_ALT_NAME = [0x55, 0x1d, 0x11]

/** @param {readonly string[]} hosts */
function alternativeNames(hosts) {
  return sequence(...hosts.map((host) => tlv(0x82, Buffer.from(host))))
}

/** @param {number} days from now */
function utcTime(days) {
  const iso = new Date(Date.now() + days * 86_400_000).toISOString()
  return tlv(0x17, Buffer.from(`${iso.slice(2, 19).replace(/[-:T]/g, '')}Z`))
}

/** @param {readonly number[]} bytes */
const oid = (bytes) => tlv(0x06, Buffer.from(bytes))
/** @param {Buffer} bytes */
const integer = (bytes) => tlv(0x02, bytes)
/** @param {Buffer[]} items */
const sequence = (...items) => tlv(0x30, ...items)
/** @param {Buffer[]} items */
const set = (...items) => tlv(0x31, ...items)

/**
 * Tag, length, value.
 * @param {number} tag
 * @param {Buffer[]} parts
 */
function tlv(tag, ...parts) {
  const value = Buffer.concat(parts)
  const { length } = value
  const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.of(tag, ...head), value])
}
