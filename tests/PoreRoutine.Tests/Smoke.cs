namespace PoreRoutine.Tests; public class Smoke { [Fact] public void X() { (1+1).ShouldBe(2); } }
