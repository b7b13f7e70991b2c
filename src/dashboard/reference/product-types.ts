import { graphicsTypes } from './graphics-types.ts';

/** A type of product as the service names it in the values of `selectedProductTypes`. */
export interface ProductType {
  /** The value to send, as it stands here. */
  readonly name: string;
  /** What sort of product it is, such as `Storage`: a grouping of our own, for forms. */
  readonly category: string;
  readonly description: string;
}

/** Descriptions by name, by category. */
const descriptions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Printing and imaging': {
    '3D Printer': 'Makes solid objects from a model',
    'Distribution Scan Management Enabled Devices':
      'Scanner or multi-function printer for Distributed Scan Management',
    'Enterprise WSD Multi-Function Printer': 'Multi-function WSD printer managed by an organization',
    'Multi-Function Printer': 'Prints, scans and copies',
    Printer: 'Prints on paper',
    Scanner: 'Scans paper',
    'WSD Multi-Function Printer': 'Multi-function printer reached by Web Services for Devices (WSD)',
    'WSD Printer': 'Printer reached by Web Services for Devices (WSD)',
    'WSD Scanner': 'Scanner reached by Web Services for Devices (WSD)',
  },
  Cameras: {
    Camera: 'Camera built in or attached',
    'Camera Sensor': 'Image sensor of a built-in camera',
    'Digital Still Cameras': 'Camera for still pictures',
    'Digital Video Cameras': 'Camera for moving pictures',
    'Hardware Multifunction Transforms': 'Hardware that transforms media, such as an encoder or a decoder',
    WebCam: 'Camera for calls, usually on USB',
  },
  'Audio and media': {
    'Audio Device': 'Plays or records sound',
    'Audio Processing Objects': 'Software effects in the path of the sound',
    'Digital Media Renderer': 'Plays media that others send over the network',
    'Digital Media Server': 'Offers media over the network',
    'Media Player': 'Portable player of music or video',
    'Network Media Device': 'Media device on the network',
  },
  Sensors: {
    'Accelerometer Sensor': 'Measures acceleration',
    'Gyroscope Sensor': 'Measures rotation',
    'Light Sensor': 'Measures ambient light',
    'Location Sensor': 'Tells the position, such as a GNSS receiver',
    'Motion Sensor Fusion': 'Combines several motion sensors',
    NFC: 'Near-field communication controller',
    'Near Field Proximity': 'Notices devices that are held close',
    'Presence Sensor': 'Notices whether somebody is there',
  },
  Security: {
    'Finger Print Reader': 'Recognizes fingerprints',
    'NFC Smart Card Reader': 'Reads smart cards by near-field communication',
    'Smart Cards': 'Card with a chip, with its minidriver',
    'Smartcard Reader': 'Reads smart cards by contact',
    TPM20: 'Trusted Platform Module 2.0',
  },
  Input: {
    'Game Controller': 'Gamepad, joystick or wheel',
    'Graphics Tablet': 'Tablet for drawing',
    Keyboard: 'Keyboard',
    'Keyboard Video Mouse Switch': 'Shares a keyboard, monitor and mouse between computers (KVM)',
    'Pen Digitizer': 'Surface that follows a pen',
    'Pointing Drawing': 'Mouse or another pointing device',
    PrecisionTouchpad: 'Precision touchpad',
    'Signature Tablet': 'Tablet for signatures',
    Touch: 'Touch digitizer',
  },
  Displays: {
    LCD: 'Flat panel display',
    Monitor: 'Monitor',
    Projector: 'Projector',
    'Touch Monitor': 'Monitor with touch',
  },
  Graphics: graphicsTypes,
  Networking: {
    LAN: 'Wired network adapter',
    'LAN (Server)': 'Wired network adapter for servers',
    'LAN CS': 'Wired network adapter for systems with connected standby',
    'LAN Virtual Machine (Server)': 'Wired network adapter for virtual machines on servers',
    'Mobile Broadband CDMA': 'Mobile broadband modem for CDMA',
    'Mobile Broadband GSM': 'Mobile broadband modem for GSM',
    Router: 'Network router',
    WLAN: 'Wireless network adapter',
    'WLAN CSB': 'Wireless network adapter for systems with connected standby',
  },
  'Buses and controllers': {
    'Bluetooth Controller': 'Bluetooth controller on USB',
    'Bluetooth Controller Non USB': 'Bluetooth controller on another bus than USB',
    'Generic Controller': 'Controller of no more special type',
    'SDIO Controller': 'Controller for SD cards and SDIO devices',
    'USB Controller': 'USB host controller',
    'USB Hub': 'USB hub',
  },
  Storage: {
    'Hard Drive': 'Hard disk or solid-state drive',
    'Optical Drive': 'CD, DVD or Blu-ray drive',
    'Removable Storage': 'Storage that is taken out or unplugged',
    'Storage Array': 'External array of drives',
    'Storage Controller': 'Storage or RAID controller',
    'Storage Spaces Adapter': 'Storage adapter for Storage Spaces',
    'Storage Spaces Drive': 'Drive for Storage Spaces',
  },
  Systems: {
    'All In One': 'Desktop built into its monitor',
    'All In One with Touch': 'Desktop built into its touch monitor',
    Cluster: 'Servers that work as one',
    'Convertible Tablet': 'Laptop that turns into a tablet',
    Desktop: 'Desktop computer',
    Laptop: 'Laptop computer',
    'Laptop with Touch': 'Laptop computer with a touch screen',
    Motherboard: 'Main board of a computer',
    Server: 'Server computer',
    'Server Virtualization Validation Program': 'Hypervisor validated to run Windows Server (SVVP)',
    Tablet: 'Tablet computer',
    'Ultra-Mobile PC': 'Very small portable computer',
    'Ultra-Mobile PC with Touch': 'Very small portable computer with a touch screen',
  },
  'Phones and portable devices': {
    'Generic Portable Device': 'Portable device of no more special type',
    'Mobile Phone': 'Mobile phone',
  },
  Other: {
    Unclassified: 'A device that no other type describes',
  },
};

/**
 * The 147 product types that the service documents, and `Unclassified`, which it documents nowhere and everybody
 * sends; by name. A list for forms, not a check.
 */
export const productTypes: readonly ProductType[] = Object.entries(descriptions)
  .flatMap(([category, types]) =>
    Object.entries(types).map(([name, description]) => ({ name, category, description })),
  )
  .sort((a, b) => (a.name < b.name ? -1 : 1));
