namespace PoreRoutine.Tests.Understanding.Time;

public sealed class ZonePhraseTests
{
    public static TheoryData<string, string, string> Said { get; } = Phrases.Cases(
        """
        i'm in berlin now => Europe/Berlin
        im in london => Europe/London
        london time => Europe/London
        use pacific time => America/Los_Angeles
        set my time zone to tokyo => Asia/Tokyo
        utc+2 => Etc/GMT-2
        europe/madrid => Europe/Madrid
        moved to são paulo => America/Sao_Paulo
        """);

    /// <summary>What is said where a zone is asked for.</summary>
    public static TheoryData<string, string, string> Asked { get; } = Phrases.Cases(
        """
        i'm in berlin now => zone Europe/Berlin
        tokyo => zone Asia/Tokyo
        new york => zone America/New_York
        i moved to new york city => zone America/New_York
        nyc => zone America/New_York
        LA => zone America/Los_Angeles
        los angeles => zone America/Los_Angeles
        san francisco => zone America/Los_Angeles
        EST => zone America/New_York
        eastern => zone America/New_York
        pacific => zone America/Los_Angeles
        mountain time please => zone America/Denver
        central time => zone America/Chicago
        PST => zone America/Los_Angeles
        india => zone Asia/Kolkata
        mumbai => zone Asia/Kolkata
        Asia/Calcutta => zone Asia/Kolkata
        asia/kolkata => zone Asia/Kolkata
        us/pacific => zone America/Los_Angeles
        america/indiana/knox => zone America/Indiana/Knox
        UTC => zone Etc/UTC
        UTC+2 => zone Etc/GMT-2
        gmt +1 => zone Etc/GMT-1
        utc-5 => zone Etc/GMT+5
        utc+5:30 => zone Asia/Kolkata
        gmt => zone Etc/GMT
        CET => zone Europe/Berlin
        münchen => zone Europe/Berlin
        zürich => zone Europe/Zurich
        im in the uk now => zone Europe/London
        england => zone Europe/London
        scotland => zone Europe/London
        germany => zone Europe/Berlin
        spain => zone Europe/Madrid
        the netherlands => zone Europe/Amsterdam
        portugal => zone Europe/Lisbon
        italy => zone Europe/Rome
        poland => zone Europe/Warsaw
        ukraine => zone Europe/Kyiv
        south africa => zone Africa/Johannesburg
        kenya => zone Africa/Nairobi
        egypt => zone Africa/Cairo
        new zealand => zone Pacific/Auckland
        south korea => zone Asia/Seoul
        vietnam => zone Asia/Ho_Chi_Minh
        china => zone Asia/Shanghai
        beijing => zone Asia/Shanghai
        bali => zone Asia/Makassar
        thailand => zone Asia/Bangkok
        dubai => zone Asia/Dubai
        tel aviv => zone Asia/Jerusalem
        toronto => zone America/Toronto
        montreal => zone America/Toronto
        vancouver => zone America/Vancouver
        mexico => zone America/Mexico_City
        brazil => zone America/Sao_Paulo
        buenos aires => zone America/Argentina/Buenos_Aires
        sydney => zone Australia/Sydney
        hawaii => zone Pacific/Honolulu
        texas => zone America/Chicago
        arizona => zone America/Phoenix
        we're on nice's doorstep => nothing
        i'm in nice => zone Europe/Paris
        flew from london to lisbon => zone Europe/Lisbon
        im not in paris anymore, im in rome => zone Europe/Rome
        switch from eastern to pacific => zone America/Los_Angeles
        melborne => zone Australia/Melbourne
        im in amsterdm => zone Europe/Amsterdam
        change my time zone => nothing
        use ET => zone America/New_York
        french time => zone Europe/Paris
        perth, australia => zone Australia/Perth
        paris, texas => zone America/Chicago
        i live in new york but im in london this week => zone Europe/London
        back from london, home in new york => zone America/New_York
        canada => zone America/Toronto or America/Winnipeg or America/Edmonton or America/Vancouver or America/Halifax
        im in the us => zone America/New_York or America/Chicago or America/Denver or America/Los_Angeles
        australia => zone Australia/Sydney or Australia/Brisbane or Australia/Adelaide or Australia/Perth
        """);

    [Theory]
    [MemberData(nameof(Said))]
    public void Recognize_Zone_IsItsId(string moment, string phrase, string meaning) => Phrases.Found(moment, phrase).ShouldBe(meaning);

    [Theory]
    [MemberData(nameof(Asked))]
    public void Read_ZoneSet_TakesAPlaceByItself(string moment, string phrase, string meaning) => Phrases.Slots("zone.set", moment, phrase).ShouldBe(meaning);
}
