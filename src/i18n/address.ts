import { formatAddress } from 'localized-address-format';

/** `country`: ISO 3166-1 alpha-2. */
export interface Address {
  readonly line1: string;
  readonly city: string;
  readonly region: string;
  readonly postcode: string;
  readonly country: string;
}

/** 4 Harbour Street, Bellport, NY 11713 */
export function addressInOneLine(address: Address): string {
  return [address.line1, townLine(address)].filter(Boolean).join(', ');
}

/** “Bellport, NY 11713”, “London SE1 3TX”, “10115 Berlin”: as the country of the place writes it. */
export function townLine({ city, region, postcode, country }: Omit<Address, 'line1'>): string {
  const lines = formatAddress({
    postalCountry: country,
    locality: city,
    // A city that is its own province is named once.
    administrativeArea: region === city ? '' : region,
    postalCode: postcode,
  });
  // CH-8001: for letters from abroad.
  const line = lines.join(' ').replace(/(^| )[A-Z]{2}-(?=\d)/, '$1');
  // Of some countries the library does not know that they have towns or postcodes.
  return [line, ...[city, postcode].filter((part) => part && !line.includes(part))].filter(Boolean).join(' ');
}
