namespace PoreRoutine.Tests.Understanding.Time;

public sealed class RecurrencePhraseTests
{
    public static TheoryData<string, string, string> Said { get; } = Phrases.Cases(
        """
        nightly => P1D
        daily => P1D
        every night => P1D
        evry nite => P1D
        each evening => P1D
        every single night => P1D
        everyday => P1D
        every other night => P2D
        every other day => P2D
        every second night => P2D
        every 2nd day => P2D
        alternate nights => P2D
        on alternate evenings => P2D
        every third night => P3D
        every third evening => P3D
        every 3 days => P3D
        every three days => P3D
        every couple of days => P2D
        fortnightly => P2W
        every fortnight => P2W
        every two weeks => P2W
        every other week => P2W
        every other sunday => P2W on sun
        every second tuesday => P2W on tue
        weekly => P1W
        every week => P1W
        weekly on Sunday => P1W on sun
        weekly on sundays => P1W on every sun
        monthly => P1M
        once a week => P1W
        once weekly => P1W
        twice a week => 2x P1W
        twice weekly => 2x P1W
        2x a week => 2x P1W
        2x/week => 2x P1W
        2 x per week => 2x P1W
        two times a week => 2x P1W
        three nights a week => 3x P1W
        3-4 times a week => 3-4x P1W
        3 to 4 times a week => 3-4x P1W
        once or twice a week => 1-2x P1W
        a couple of times a week => 2x P1W
        twice a day => 2x P1D
        once every 3 days => P3D
        9pm every night => P1D at 21:00
        every night at 9pm => P1D at 21:00
        every evening at half past nine => P1D at 21:30
        nightly at ten => P1D at 22:00
        9 every night => P1D at 21:00
        half nine nightly => P1D at 21:30
        daily at 9.15 => P1D at 21:15
        sun => sun
        sundays => every sun
        on sundays => every sun
        every sunday => every sun
        mon & thurs => mon thu
        monday, wednesday and friday => mon wed fri
        mon/wed/fri => mon wed fri
        mon wed fri => mon wed fri
        tue + sat => tue sat
        tuesdays n fridays => every tue fri
        every Monday and Thursday => every mon thu
        every monday and every thursday => every mon thu
        mon and sun => mon sun
        thursday or friday => thu or fri
        monday to friday => mon tue wed thu fri
        mon-fri => mon tue wed thu fri
        monday through thursday => mon tue wed thu
        fri to mon => fri sat sun mon
        weeknights => every mon tue wed thu fri
        on weekdays => every mon tue wed thu fri
        every weekday => every mon tue wed thu fri
        on weekends => every sat sun
        at weekends => every sat sun
        every weekend => every sat sun
        every day except sunday => every mon tue wed thu fri sat
        every day except Sundays => every mon tue wed thu fri sat
        every night but friday => every mon tue wed thu sat sun
        daily except sat and sun => every mon tue wed thu fri
        every day, not on sundays => every mon tue wed thu fri sat
        every night apart from wednesday and friday => every mon tue thu sat sun
        weekdays except friday => every mon tue wed thu
        wensday => wed
        wendsday => wed
        wednsday => wed
        thrusday => thu
        thurday => thu
        tuseday => tue
        saterday => sat
        sundy => sun
        firday => fri
        friday night => fri
        saturday evenings => every sat
        """);

    [Theory]
    [MemberData(nameof(Said))]
    public void Recognize_Recurrence_IsOneExpression(string moment, string phrase, string meaning) => Phrases.Found(moment, phrase).ShouldBe(meaning);
}
