import { normaliseLabel } from './columns.ts'

// What the portal calls its columns, as an admin reads them: English with its older and internal names,
// then Danish, German, Swedish, Chinese (traditional, simplified), Italian, French, Spanish, Dutch. The
// first five are from Microsoft's pages, machine translations among them ("Lydstyrke" is loudness,
// "磁片區" a disk volume); only the Italian names of the SMTP AUTH report are documented column names.
// Which languages an export is written in is not known, so every one is accepted.

/** Column names in the form in which `normaliseLabel` compares them, the likeliest first. */
function labels(...spellings: readonly string[]): readonly string[] {
  return [...new Set(spellings.map(normaliseLabel))]
}

/** Per logical column of the portal's reports its names, compared by `normaliseLabel`; the first found counts. */
export const PORTAL_LABELS = {
  sender: labels(
    ...['Sender address', 'Sender', 'User', 'Mailbox'],
    ...['Afsenderadresse', 'Afsenderens adresse', 'Afsender'],
    ...['Absenderadresse', 'Adresse des Absenders', 'Absender'],
    ...['Avsändaradress', 'Avsandaradress', 'Avsändarens adress', 'Avsändare'],
    ...['寄件者位址', '寄件者地址', '寄件者', '发件人地址', '发件人'],
    ...['Indirizzo del mittente', 'Indirizzo mittente', 'Mittente'],
    ...["Adresse de l'expéditeur", 'Expéditeur'],
    ...['Dirección del remitente', 'Remitente'],
    ...['Adres van afzender', 'Adres van de afzender', 'Afzender'],
  ),
  domain: labels(
    ...['Domain', 'Sender domain'],
    ...['Domæne', 'Afsenderdomæne', 'Domäne', 'Absenderdomäne', 'Domän', 'Avsändardomän'],
    ...['網域', '寄件者網域', '域', '发件人域'],
    ...['Dominio', 'Dominio del mittente', 'Domaine', "Domaine de l'expéditeur"],
    ...['Dominio del remitente', 'Domein', 'Domein van afzender'],
  ),
  count: labels(
    ...['Messages sent', 'Message count', 'Messages', 'Count', 'Volume', 'Sending volume'],
    ...['Number of messages'],
    ...['Antal meddelelser', 'Sendte meddelelser', 'Meddelelser', 'Mængde', 'Afsendelsesmængde', 'Lydstyrke'],
    ...['Anzahl der Nachrichten', 'Nachrichtenanzahl', 'Gesendete Nachrichten', 'Nachrichten'],
    ...['Volumen', 'Sendevolumen'],
    ...['Antal meddelanden', 'Skickade meddelanden', 'Meddelanden', 'Volym', 'Sändningsvolym'],
    ...[
      '郵件數目',
      '訊息數目',
      '郵件計數',
      '訊息計數',
      '已傳送的郵件',
      '已傳送的訊息',
      '傳送量',
      '磁片區',
      '數量',
    ],
    ...['邮件数', '邮件数目', '消息数', '已发送邮件', '数量'],
    ...['Messaggi inviati', 'Numero di messaggi', 'Numero messaggi', 'Messaggi'],
    ...['Messages envoyés', 'Nombre de messages'],
    ...['Mensajes enviados', 'Número de mensajes', 'Mensajes'],
    ...['Verzonden berichten', 'Aantal berichten', 'Berichten'],
  ),
  authentication: labels(
    ...['Authentication protocol', 'Auth protocol', 'Authentication', 'Protocol'],
    ...['Godkendelsesprotokol', 'Authentifizierungsprotokoll', 'Autentiseringsprotokoll'],
    ...['驗證通訊協定', '身份验证协议', '验证协议'],
    ...['Protocollo di autenticazione', "Protocole d'authentification"],
    ...['Protocolo de autenticación', 'Verificatieprotocol'],
  ),
  date: labels(...['Date', 'Day', 'Date (UTC)', 'Dato', 'Datum', '日期', 'Data', 'Jour', 'Fecha']),
  directionAndName: labels(
    'Connector direction and name',
    ...['Forbindelsesretning og -navn', 'Forbindelsens retning og navn', 'Connectorretning og -navn'],
    ...['Verbindungsrichtung und -name', 'Connectorrichtung und -name', 'Richtung und Name des Connectors'],
    ...['Anslutningsriktning och namn', 'Anslutningens riktning och namn', 'Kopplingens riktning och namn'],
    ...['連接器方向和名稱', '連接器方向與名稱', '连接器方向和名称'],
    ...['Direzione e nome del connettore', 'Direction et nom du connecteur'],
    ...['Dirección y nombre del conector', 'Richting en naam van connector'],
  ),
  direction: labels(
    ...['Connector direction', 'Direction'],
    ...['Forbindelsesretning', 'Retning', 'Verbindungsrichtung', 'Connectorrichtung', 'Richtung'],
    ...['Anslutningsriktning', 'Riktning', '連接器方向', '方向', '连接器方向'],
    ...['Direzione del connettore', 'Direzione', 'Direction du connecteur'],
    ...['Dirección del conector', 'Dirección', 'Richting van connector', 'Richting'],
  ),
  connector: labels(
    ...['Connector name', 'Connector'],
    ...['Forbindelsesnavn', 'Forbindelse', 'Connectornavn', 'Verbindungsname', 'Name des Connectors'],
    ...[
      'Anslutningsnamn',
      'Anslutning',
      'Kopplingens namn',
      'Koppling',
      '連接器名稱',
      '連接器',
      '连接器名称',
    ],
    ...['Nome del connettore', 'Nome connettore', 'Connettore', 'Nom du connecteur', 'Connecteur'],
    ...['Nombre del conector', 'Conector', 'Naam van connector'],
  ),
  connectorType: labels(
    ...['Connector type', 'Type of connector'],
    ...['Forbindelsestype', 'Connectortyp', 'Verbindungstyp', 'Anslutningstyp', 'Kopplingstyp'],
    ...['連接器類型', '连接器类型', 'Tipo di connettore', 'Tipo connettore'],
    ...['Type de connecteur', 'Tipo de conector', 'Type connector'],
  ),
  forcedTls: labels(
    ...['Forced TLS?', 'Forced TLS', 'TLS forced'],
    ...['Tvungen TLS', 'Gennemtvunget TLS', 'Erzwungenes TLS', 'TLS erzwungen'],
    ...['Tvingad TLS', 'Framtvingad TLS', '強制 TLS', '强制 TLS'],
    ...['TLS forzato', 'TLS forcé', 'TLS forzado', 'Geforceerde TLS'],
  ),
} as const satisfies Readonly<Record<string, readonly string[]>>

export type PortalColumn = keyof typeof PORTAL_LABELS

/** Names of the column of messages without TLS. */
export const NO_TLS_LABELS = labels(
  ...['No TLS', 'TLS none', 'Ingen TLS', 'Uden TLS', 'Kein TLS', 'Ohne TLS', 'Utan TLS'],
  ...['沒有 TLS', '無 TLS', '没有 TLS', '无 TLS'],
  ...['Nessun TLS', 'Aucun TLS', 'Pas de TLS', 'Sans TLS', 'Sin TLS', 'Ningún TLS', 'Geen TLS'],
)

/** Words behind a TLS version that say its cells are percentages. */
export const PERCENT_WORDS = labels(
  ...['percentage', 'percent', 'procent', 'procentdel', 'prozent', 'Prozentsatz', 'procentandel'],
  ...['百分比', 'percentuale', 'pourcentage', 'porcentaje'],
)

/** Words behind a TLS version that say its cells are numbers of messages. */
export const COUNT_WORDS = labels(
  ...['count', 'messages', 'message count'],
  ...[
    'antal',
    'antal meddelelser',
    'Anzahl',
    'Anzahl der Nachrichten',
    'antal meddelanden',
    '郵件數目',
    '訊息數目',
  ],
)

/** What stands in a connector's place where there is none. */
export const NO_CONNECTOR_LABELS = labels(
  ...['No connector', 'Ingen forbindelse', 'Kein Connector', 'Ingen anslutning', 'Ingen koppling'],
  ...['沒有連接器', '無連接器', 'Nessun connettore', 'Aucun connecteur', 'Ningún conector', 'Geen connector'],
)

/** Names of columns that only exports of single messages have, beside the English ones. */
export const MESSAGE_LABELS = labels(
  ...['Modtager', 'Emne', 'Empfänger', 'Betreff', 'Mottagare', 'Ämne'],
  ...['收件者', '狀態', '主旨', 'Destinatario', 'Oggetto', 'Stato', 'Destinataire', 'Objet', 'Statut'],
  ...['Asunto', 'Estado', 'Ontvanger', 'Onderwerp'],
)

/** What a cell of "Forced TLS?" says: `True` is documented, the others are guesses. */
export const YES_LABELS = labels(
  ...['True', 'Yes', '1', 'Sand', 'Ja', 'Wahr', 'Sant', '是', '真'],
  ...['Vero', 'Sì', 'Vrai', 'Oui', 'Verdadero', 'Sí', 'Waar'],
)
export const NO_LABELS = labels(
  ...['False', 'No', '0', 'Falsk', 'Falskt', 'Nej', 'Falsch', 'Nein', '否', '假'],
  ...['Falso', 'Faux', 'Non', 'Onwaar', 'Nee'],
)
