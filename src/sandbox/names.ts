type Words = readonly [string, ...string[]];

function words(text: string): Words {
  const [first = '', ...rest] = text.trim().split(/\s+/);
  return [first, ...rest];
}

/** Common Indonesian given and family names. Combined at random: any likeness to a person is chance. */
export const GIVEN_NAMES = words(`
  Adi Agus Ahmad Aisyah Amelia Andi Anisa Arief Asep Ayu Bagus Bambang Bayu Budi Cahya Citra Dedi Dewi Dian Dimas
  Dwi Eka Endang Erni Fajar Farah Fitri Galih Gita Hadi Hana Hendra Ika Indah Intan Irfan Iwan Joko Kadek Kartika
  Ketut Komang Lestari Lina Lukman Made Maya Mega Nabila Nanda Ningsih Novi Nur Nyoman Oka Putri Putu Rahmat Ratna
  Rina Rizky Roni Sari Siti Slamet Sri Surya Tari Taufik Teguh Tri Tuti Ujang Utami Vina Wahyu Wati Wayan Wulan Yanti
  Yoga Yudi Yuni Yusuf Zahra Zainal`);
export const FAMILY_NAMES = words(`
  Anggraini Aritonang Astuti Aziz Basuki Firmansyah Ginting Gunawan Halim Handayani Harahap Hartono Hasibuan Hidayat
  Hutapea Irawan Iskandar Kurniawan Kusuma Lesmana Lubis Mahendra Manurung Maulana Mulyani Nainggolan Nasution Nugroho
  Nurhayati Pangestu Permana Pranata Prasetyo Pratama Purnama Puspita Rahayu Rahman Ramadhan Santoso Saputra Saragih
  Setiawan Siahaan Simanjuntak Siregar Situmorang Subagyo Sudirman Sulistyo Suryadi Susanti Susanto Sutanto
  Syahputra Tambunan Tanjung Utomo Wibowo Wijaya Winata Yulianti`);
export const NICKNAMES = words('Acil Bang Ceu Dede Gus Ibu Kang Mas Mbak Neng Pak Teh Uni');

/** Names that are written from right to left. */
export const RIGHT_TO_LEFT_NAMES: Words = ['محمد علي', 'أحمد رحمن', 'فاطمة الزهراء', 'דוד כהן', 'שרה לוי'];
export const EMOJI: Words = ['🌸', '⭐', '🐯', '🍜', '👩‍🍳', '🇮🇩'];

export const STREETS = words(`
  Anggrek Cempaka Cendana Diponegoro Flamboyan Kenanga Mangga Mawar Melati Merdeka Nusantara Pahlawan Pandanaran
  Pemuda Sudirman Tanjung Teratai Veteran`);
export const CITIES: Words = [
  'Jakarta Selatan',
  'Bandung',
  'Surabaya',
  'Yogyakarta',
  'Semarang',
  'Denpasar',
  'Medan',
  'Makassar',
  'Palembang',
  'Malang',
  'Balikpapan',
  'Manado',
];

export const GROUPS: Words = ['Bronze', 'Silver', 'Gold', 'Platinum', 'Reseller'];
export const OUTLETS: Words = ['Outlet1', 'Kemang', 'Dago', 'Tunjungan', 'Malioboro', 'Kuta'];
export const EMAIL_DOMAINS: Words = ['example.com', 'example.org', 'example.net'];
/** First four digits of Indonesian mobile numbers, without the leading 0. */
export const MOBILE_PREFIXES = words('811 812 813 815 816 817 818 819 821 822 852 853 857 858 877 878 881 895 896 898');
