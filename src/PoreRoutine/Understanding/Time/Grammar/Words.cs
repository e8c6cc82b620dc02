namespace PoreRoutine.Understanding.Time.Grammar;

/// <summary>The words of the grammar, as data.</summary>
internal static class Words
{
    /// <summary>What people write for a word: the word, then its other spellings.</summary>
    public const string Spellings =
        """
        tonight 2nite 2night 2nt tonite tnite 2nyt tonihgt tonght tongiht tnght tonights
        tomorrow 2moro 2morro 2morrow 2mrw 2mrrw 2mo tmrw tmw tmrrw tmr tmorrow tomoro tomorow tommorow tommorrow tomorro tomorrows morrow tomoz tomozz tmoz 2moz tomo tomora tomorra tomro tommoro tomorror
        yesterday yday yest ystrdy yesteday yesterdy yesterdays
        today 2day tday todays tdy toady
        night nite nyt nigth
        nights nites
        evening eve evng evenin
        morning morn mornin
        afternoon arvo afternon
        week wk weel
        weeks wks
        weekend wkend wknd weekned
        every evry evrey evey everry ever'y
        everyday evryday
        until untill untl unitl til till 'til untli utnil
        minutes min mins minute minuts minits mintues minuets mn
        hour hr hrs hours h hous hrz
        seconds sec secs
        day days
        month months mth mths
        year years yr yrs
        half hlf
        quarter qtr quater quartr
        oclock o'clck oclok clock
        bedtime bedtimes
        midnight midnite
        noon noonday
        midday
        a an
        and n an'
        through thru
        except exept excpt xcept
        fortnight fortnite
        weeknights weeknites weeknyts wknights
        weekdays wkdays wkdys weekdys wekdays
        weekends wkends wknds
        monday mon mondy moday munday
        tuesday tue tues tuseday teusday tusday tuesdsay
        wednesday wed weds wensday wendsday wednsday wensdey wednes wedensday wens
        thursday thu thur thurs thrusday thurday thursdy thirsday
        friday fri frday firday fryday
        saturday satarday saterday saturdy
        sunday sundy sundey
        mondays mons
        tuesdays tues'
        wednesdays wensdays
        thursdays
        fridays fris
        saturdays sats
        sundays
        january jan
        february feb febuary feburary
        march mar
        april apr
        june jun
        july jul
        august aug
        september sep sept
        october oct
        november nov
        december dec
        """;

    /// <summary>Long words that are known by their look even where a letter or two are wrong.</summary>
    public static readonly string[] KnownByLook =
    [
        "afternoon", "alternate", "april", "august", "bedtime", "december", "evening", "evenings", "february", "fortnight", "friday", "fridays", "january",
        "midnight", "minutes", "monday", "mondays", "morning", "november", "october", "quarter", "saturday", "saturdays", "september",
        "sunday", "sundays", "thursday", "thursdays", "tomorrow", "tonight", "tuesday", "tuesdays", "wednesday", "wednesdays", "weekday",
        "weekdays", "weekend", "weekends", "weeknight", "weeknights", "yesterday",
    ];

    /// <summary>Words that look like one of those and are none.</summary>
    public static readonly string[] Themselves =
    [
        "apron", "aprils", "augusta", "evenly", "evening's", "friend", "friendly", "minute's", "mourning", "morning's", "quarters", "sundae", "sundaes", "sunlay",
        "alternative", "quartet", "sunny", "warning", "weakened", "weekly", "moving", "morphing", "evenings", "monetary",
    ];

    public static readonly (string Word, int Value)[] Numbers =
    [
        ("eight", 8), ("eighteen", 18), ("eleven", 11), ("fifteen", 15), ("fifty", 50), ("five", 5), ("forty", 40), ("four", 4), ("fourteen", 14),
        ("nine", 9), ("nineteen", 19), ("ninety", 90), ("one", 1), ("seven", 7), ("seventeen", 17), ("six", 6), ("sixteen", 16), ("sixty", 60),
        ("ten", 10), ("thirteen", 13), ("thirty", 30), ("three", 3), ("twelve", 12), ("twenty", 20), ("two", 2), ("zero", 0),
    ];

    public static readonly (string Word, int Value)[] Ordinals =
    [
        ("eighteenth", 18), ("eighth", 8), ("eleventh", 11), ("fifteenth", 15), ("fifth", 5), ("first", 1), ("fourteenth", 14), ("fourth", 4),
        ("nineteenth", 19), ("ninth", 9), ("second", 2), ("seventeenth", 17), ("seventh", 7), ("sixteenth", 16), ("sixth", 6), ("tenth", 10),
        ("third", 3), ("thirteenth", 13), ("thirtieth", 30), ("twelfth", 12), ("twelveth", 12), ("twentieth", 20),
    ];

    public static readonly string[] Weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    public static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    public static readonly (string Word, TimeUnit Unit)[] Units =
    [
        ("day", TimeUnit.Day), ("evening", TimeUnit.Day), ("evenings", TimeUnit.Day), ("fortnight", TimeUnit.Fortnight), ("fortnights", TimeUnit.Fortnight),
        ("hour", TimeUnit.Hour), ("minutes", TimeUnit.Minute), ("month", TimeUnit.Month), ("night", TimeUnit.Day), ("nights", TimeUnit.Day),
        ("seconds", TimeUnit.Second), ("sleep", TimeUnit.Day), ("sleeps", TimeUnit.Day), ("week", TimeUnit.Week), ("weeks", TimeUnit.Week), ("year", TimeUnit.Year),
    ];

    public static readonly (string Word, DayPart Part)[] DayParts =
    [
        ("afternoon", DayPart.Afternoon), ("afternoons", DayPart.Afternoon), ("evening", DayPart.Evening), ("evenings", DayPart.Evening),
        ("morning", DayPart.Morning), ("mornings", DayPart.Morning), ("night", DayPart.Evening), ("nightly", DayPart.Evening),
        ("nights", DayPart.Evening), ("tonight", DayPart.Evening), ("weeknight", DayPart.Evening), ("weeknights", DayPart.Evening),
    ];

    /// <summary>What makes the number before it a count of things.</summary>
    public static readonly string[] CountedThings =
    [
        "applications", "bottles", "bucks", "cleansers", "cleanses", "coats", "day", "days", "degrees", "dollars", "drops", "euros", "fingers",
        "fortnight", "grams", "hour", "in", "inches", "ingredients", "kinds", "layers", "masks", "minutes", "ml", "months", "month", "more", "oils",
        "of", "others", "pairs", "parts", "pea", "people", "percent", "pounds", "products", "pumps", "quid", "rounds", "scrubs", "seconds", "serums", "spots",
        "squirts", "step", "steps", "thing", "things", "time", "times", "types", "uses", "washes", "week", "weeks", "x", "year", "years", "yo",
        "mg", "iu", "g", "oz", "kg", "cm", "mm", "nights", "night", "evenings", "mornings", "point", "pump", "drop", "drops", "layer", "skin", "masks", "peels",
        "reminders", "messages", "pings",
    ];
}
