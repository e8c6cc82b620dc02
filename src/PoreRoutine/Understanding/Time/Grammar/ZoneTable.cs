namespace PoreRoutine.Understanding.Time.Grammar;

/// <summary>Names of zones that the tz database does not have, or has for another place: "zone zone: name, name".</summary>
internal static class ZoneTable
{
    public const string Names =
        """
        America/New_York: eastern, eastern time, eastern standard time, eastern daylight time, us eastern, us east, us east coast, d c, est, edt, et, east coast, nyc, new york city, ny, new york state, manhattan, brooklyn, boston, washington dc, washington d c, dc, philadelphia, philly, miami, florida, atlanta, georgia usa, orlando, tampa, pittsburgh, baltimore, charlotte, raleigh, north carolina, south carolina, charleston, savannah, jacksonville, buffalo, newark, new jersey, nj, connecticut, massachusetts, virginia, west virginia, maryland, delaware, pennsylvania, maine, vermont, new hampshire, rhode island, ohio, cleveland, columbus, cincinnati, harlem, long island, richmond, hartford, providence
        America/Chicago: central, central time, central standard time, central daylight time, us central, cst, cdt, texas, dallas, houston, austin, san antonio, fort worth, new orleans, louisiana, nashville, memphis, tennessee, minneapolis, minnesota, st louis, saint louis, missouri, milwaukee, wisconsin, kansas, kansas city, oklahoma, oklahoma city, iowa, illinois, alabama, mississippi, arkansas, omaha, nebraska, north dakota, south dakota, birmingham alabama
        America/Denver: mountain, mountain time, mountain standard time, mountain daylight time, us mountain, mst, mdt, colorado, salt lake city, utah, albuquerque, new mexico, santa fe, montana, wyoming, el paso, boulder, aspen
        America/Phoenix: arizona, tucson, scottsdale
        America/Boise: idaho
        America/Los_Angeles: pacific, pacific time, pacific standard time, pacific daylight time, us pacific, us west, us west coast, pst, pdt, pt, west coast, la, l a, california, cali, san francisco, sf, frisco, bay area, silicon valley, san diego, san jose california, sacramento, oakland, seattle, washington state, portland, oregon, las vegas, vegas, nevada, reno, hollywood, palo alto, santa monica, malibu
        America/Anchorage: alaska, alaska time, akst, akdt
        Pacific/Honolulu: hawaii, hawaii time, hawaiian time, hst, maui, oahu, waikiki
        America/Detroit: michigan
        America/Indiana/Indianapolis: indiana
        America/Kentucky/Louisville: kentucky
        America/Puerto_Rico: san juan
        America/New_York America/Chicago America/Denver America/Los_Angeles: usa, us, u s, u s a, the us, the states, united states, united states of america, america, american time
        America/Toronto: ottawa, ontario, montreal, quebec, quebec city
        America/Winnipeg: manitoba
        America/Regina: saskatchewan, saskatoon
        America/Edmonton: calgary, alberta, banff
        America/Vancouver: british columbia, whistler
        America/Halifax: nova scotia, atlantic time, new brunswick
        America/St_Johns: newfoundland, newfoundland time
        America/Toronto America/Winnipeg America/Edmonton America/Vancouver America/Halifax: canada
        America/Mexico_City: mexico, guadalajara, puebla, oaxaca, cdmx
        America/Cancun: playa del carmen, tulum
        America/Mazatlan: cabo, los cabos
        America/Costa_Rica: san jose
        America/Sao_Paulo: brazil, brasil, rio de janeiro, rio, brasilia, sao paulo, brasilia time
        America/Argentina/Buenos_Aires: argentina, buenos aires
        America/Bogota: medellin, cartagena
        America/Guayaquil: quito
        America/Lima: cusco
        America/Santiago: chile
        Europe/London: gmt time, uk, u k, the uk, united kingdom, england, britain, great britain, gb, british, british time, british summer time, bst, uk time, scotland, wales, edinburgh, glasgow, manchester, birmingham, liverpool, leeds, bristol, cardiff, newcastle, sheffield, oxford, cambridge, brighton, york, aberdeen, nottingham, northern ireland
        Europe/Dublin: irish time, cork, galway, limerick
        Europe/Berlin: munich, muenchen, hamburg, cologne, koeln, frankfurt, stuttgart, dusseldorf, duesseldorf, leipzig, dresden, hanover, nuremberg, bremen, freiburg, deutschland, german time, cet, cest, central europe, central european, central european time, central european summer time, middle european time, met
        Europe/Paris: french time, lyon, marseille, nice, toulouse, bordeaux, lille, strasbourg, nantes, montpellier, cannes, provence
        Europe/Madrid: spanish time, barcelona, valencia, seville, sevilla, malaga, granada, bilbao, mallorca, majorca, ibiza, menorca, palma
        Atlantic/Canary: canary islands, the canaries, canaries, tenerife, gran canaria, lanzarote, fuerteventura, las palmas
        Europe/Lisbon: portuguese time, porto, algarve, faro, lisboa, wet, western european time
        Europe/Rome: italian time, milan, milano, florence, firenze, venice, venezia, naples, napoli, turin, bologna, sicily, palermo, sardinia, verona, pisa, tuscany, roma
        Europe/Zurich: swiss time, geneva, basel, bern, lausanne, zuerich
        Europe/Vienna: austrian time, salzburg, graz, innsbruck, wien, linz
        Europe/Amsterdam: dutch time, rotterdam, the hague, utrecht, eindhoven, holland
        Europe/Brussels: belgian time, antwerp, ghent, bruges
        Europe/Copenhagen: danish time, aarhus
        Europe/Stockholm: swedish time, gothenburg, malmo, goteborg
        Europe/Oslo: norwegian time, bergen, trondheim
        Europe/Helsinki: finnish time, tampere
        Europe/Warsaw: polish time, krakow, cracow, gdansk, wroclaw, poznan
        Europe/Prague: czechia, brno
        Europe/Athens: greek time, thessaloniki, crete, santorini, mykonos, rhodes, corfu, eet, eest, eastern european time
        Europe/Zagreb: split, dubrovnik
        Europe/Istanbul: turkish time, ankara, izmir, antalya, bodrum
        Europe/Kyiv: kiev, ukraine, lviv, odessa
        Europe/Moscow: russia, st petersburg, saint petersburg, petersburg, msk, moscow time
        Asia/Jerusalem: tel aviv, haifa
        Asia/Dubai: abu dhabi, uae, u a e, the emirates, emirates
        Asia/Riyadh: saudi, jeddah, mecca, medina
        Asia/Qatar: doha
        Asia/Kolkata: mumbai, bombay, delhi, new delhi, bangalore, bengaluru, chennai, madras, hyderabad, pune, goa, calcutta, ahmedabad, jaipur, kerala, indian, indian time, india time, indian standard time
        Asia/Kolkata Europe/Dublin Asia/Jerusalem: ist
        Asia/Karachi: lahore, islamabad, pkt
        Asia/Kathmandu: katmandu
        Asia/Shanghai: china, beijing, peking, shenzhen, guangzhou, chengdu, china standard time, chinese time
        Asia/Hong_Kong: hkt, hk
        Asia/Singapore: sgt
        Asia/Tokyo: osaka, kyoto, sapporo, okinawa, jst, japanese time, japan standard time
        Asia/Seoul: korean time, korea, south korea, busan, kst
        Asia/Ho_Chi_Minh: saigon, hanoi, ho chi minh, da nang, hoi an
        Asia/Bangkok: thai time, phuket, chiang mai, koh samui, ict
        Asia/Jakarta: indonesia, java, bandung
        Asia/Makassar: bali, denpasar, lombok, ubud
        Asia/Kuala_Lumpur: malaysia, kl, penang
        Asia/Manila: cebu, boracay
        Asia/Yangon: burma, myanmar, rangoon
        Asia/Tehran: persia
        Asia/Ulaanbaatar: mongolia, ulan bator
        Asia/Almaty: kazakhstan, astana
        Africa/Johannesburg: cape town, capetown, durban, pretoria, joburg, sast, south african time
        Africa/Nairobi: mombasa, eat
        Africa/Casablanca: marrakech, marrakesh, rabat, fez
        Africa/Cairo: alexandria, giza, luxor
        Africa/Lagos: abuja, wat
        Africa/Abidjan: ivory coast, cote divoire
        Africa/Dar_es_Salaam: zanzibar
        Africa/Addis_Ababa: addis
        Africa/Kinshasa: congo
        Australia/Sydney: canberra, new south wales, nsw, aest, aedt, australian eastern time, wollongong
        Australia/Melbourne: victoria, geelong
        Australia/Brisbane: gold coast, cairns, queensland
        Australia/Perth: western australia, awst
        Australia/Adelaide: south australia, acst, acdt
        Australia/Hobart: tasmania
        Australia/Darwin: northern territory
        Australia/Sydney Australia/Brisbane Australia/Adelaide Australia/Perth: australia, oz, down under
        Pacific/Auckland: new zealand, nz, wellington, christchurch, queenstown, nzst, nzdt, aotearoa
        Pacific/Tahiti: bora bora, french polynesia
        Etc/UTC: utc, u t c, zulu, coordinated universal time, universal time
        Etc/GMT: gmt, greenwich, greenwich mean time
        Pacific/Apia: samoa
        America/Curacao: curacao
        Asia/Pyongyang: north korea
        """;

    /// <summary>Names of the tz database that are words first.</summary>
    public static readonly string[] Unnamed =
    [
        "acre", "casey", "center", "central", "christmas", "davis", "east", "easter", "eastern", "factory", "general", "knox", "lord howe", "mountain", "nome",
        "north", "pacific", "palmer",
        "south", "stanley", "thule", "troll", "universal", "wake", "west", "yap", "zulu", "eire", "prc", "roc", "rok", "vostok", "atlantic",
    ];

    /// <summary>Half and quarter hours have no zone of their own: a place that keeps them all year.</summary>
    public static readonly (int Minutes, string Zone)[] OddOffsets =
    [
        (-570, "Pacific/Marquesas"), (-210, "America/St_Johns"), (210, "Asia/Tehran"), (270, "Asia/Kabul"), (330, "Asia/Kolkata"), (345, "Asia/Kathmandu"),
        (390, "Asia/Yangon"), (525, "Australia/Eucla"), (570, "Australia/Darwin"), (630, "Australia/Lord_Howe"), (765, "Pacific/Chatham"),
    ];
}
