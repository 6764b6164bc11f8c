package chat.scp.benchmarks.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import chat.scp.machine.Machine;
import org.junit.jupiter.api.Test;

class MachineStepsTest {
    @Test
    void everyStepOfTheWalkIsLegalAndItEndsWhereItBegins() {
        var machine = new Machine<>(MachineSteps.TABLE);
        for (MachineSteps.Input input : MachineSteps.WALK) {
            assertNotNull(machine.take(input), () -> input + " in " + machine.state());
        }
        assertEquals(MachineSteps.TABLE.initial(), machine.state());
        assertEquals(MachineSteps.STEPS, MachineSteps.WALK.length);
    }
}
