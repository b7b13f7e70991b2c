/** A product as the service writes it, about 1 KB of JSON text, its ids above 2^53. */
export function productText(index: number): string {
  const id = (9007199267351835n + BigInt(index) * 37n).toString();
  const root = 'https://manage.devcenter.microsoft.com/v2.0/my/hardware/products';
  const rest = JSON.stringify({
    links: [
      { href: `${root}/${id}`, rel: 'self', method: 'GET' },
      { href: `${root}/${id}/submissions`, rel: 'get_submissions', method: 'GET' },
    ],
    isCommitted: index % 3 !== 0,
    isExtensionInf: false,
    originType: 'author',
    sourceProductId: 0,
    sourcePublisherId: 0,
    isRetpolineCompiled: false,
    message: '',
    announcementDate: '2026-01-01T00:00:00',
    deviceMetadataIds: [],
    firmwareVersion: '3.2.0.1022',
    deviceType: 'internalExternal',
    isTestSign: false,
    isFlightSign: false,
    marketingNames: [`Contoso Scanner ${index}`, `Contoso "Pro" Scanner ${index}`],
    productName: `Contoso Scanner ${index} driver`,
    selectedProductTypes: { windows_v100_RS5: 'Scanner', windows_v100_NI: 'Unclassified' },
    requestedSignatures: ['WINDOWS_v100_X64_RS5_FULL', 'WINDOWS_v100_ARM64_NI_FULL'],
    additionalAttributes: {},
    testHarness: 'attestation',
  });
  return `{"id":${id},"sharedProductId":${(1152921504607010608n + BigInt(index)).toString()},${rest.slice(1)}`;
}
